nenepSearch.part(3,{"stamp":"ef1943399342","texts":"","day":0,"rows":""});

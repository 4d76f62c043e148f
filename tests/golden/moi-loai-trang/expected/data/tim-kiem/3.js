nenepSearch.part(3,{"stamp":"31ef160b33c0","texts":"","day":0,"rows":""});

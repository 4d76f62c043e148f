nenepSearch.part(3,{"stamp":"dda1de0a8220","texts":"","day":0,"rows":""});

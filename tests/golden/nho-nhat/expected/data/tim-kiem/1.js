nenepSearch.part(1,{"stamp":"dda1de0a8220","texts":"","day":0,"rows":""});

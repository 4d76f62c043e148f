nenepSearch.part(4,{"stamp":"dda1de0a8220","texts":"","day":0,"rows":""});

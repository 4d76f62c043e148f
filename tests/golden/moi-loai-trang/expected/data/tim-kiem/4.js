nenepSearch.part(4,{"stamp":"68390cda39a9","texts":"","day":0,"rows":""});

nenepSearch.part(3,{"stamp":"68390cda39a9","texts":"","day":0,"rows":""});

nenepSearch.part(2,{"stamp":"ef1943399342","texts":"]:&D ]:&Z4 ])&[# _>&D ^Y&D ","day":20152,"rows":"  / & #%')"});

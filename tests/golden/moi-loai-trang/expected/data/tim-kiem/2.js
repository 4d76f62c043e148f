nenepSearch.part(2,{"stamp":"31ef160b33c0","texts":"] W]%_'ZcZA [*&_U(`j [V3+[8 [V3+_+ `.^N[d#]rC ","day":20186,"rows":"  P !M? L!& #%'O)"});

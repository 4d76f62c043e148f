nenepSearch.part(2,{"stamp":"68390cda39a9","texts":"[wT[{^}Z]ZC Z{&_L(`a [Q1+[1 [Q1+_# `#^G[`#]kB ","day":20186,"rows":"  P !M? L!& #%'O)"});

nenepSearch.part(2,{"stamp":"dda1de0a8220","texts":"]0&B ]0&Z0 ]#&Zs _5&B ^Q&B ","day":20152,"rows":"  / & #%')"});

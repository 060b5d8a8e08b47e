# The archive is one package, and relocatable: the program finds its library by a relative path.
if(CPACK_GENERATOR STREQUAL "TGZ")
  set(CPACK_MONOLITHIC_INSTALL ON)
  set(CPACK_PACKAGING_INSTALL_PREFIX "")
endif()

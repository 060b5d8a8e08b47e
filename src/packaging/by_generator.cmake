# The archive is one piece, and needs no place: the program finds its library beside itself.
if(CPACK_GENERATOR STREQUAL "TGZ")
  set(CPACK_MONOLITHIC_INSTALL ON)
  set(CPACK_PACKAGING_INSTALL_PREFIX "")
endif()

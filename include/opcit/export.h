/// Visibility of the library's promise: everything not marked OPCIT_API is private to libopcit.
#pragma once

#define OPCIT_API __attribute__((visibility("default")))

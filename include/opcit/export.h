/// @file
/// Visibility of the library's promise: everything not marked OPCIT_API is private to libopcit.
#pragma once

/// Marks what libopcit exports.
#define OPCIT_API __attribute__((visibility("default")))

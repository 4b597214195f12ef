// The door to libpq, PostgreSQL's client library, and to the codes of the types that are sent and read. No logic.
#ifndef SHARP_EYES_CPOSTGRES_SHIM_H
#define SHARP_EYES_CPOSTGRES_SHIM_H
#include <libpq-fe.h>

// Type codes of PostgreSQL's catalogue (pg_type.dat), fixed for good; its own header is a server's.
enum cpostgres_type {
    cpostgres_bool = 16,
    cpostgres_bytea = 17,
    cpostgres_int8 = 20,
    cpostgres_text = 25,
    cpostgres_float8 = 701,
};

// A notice processor that says nothing: what the server remarks is not for the user's terminal.
static inline void cpostgres_say_nothing(void *context, const char *message) {
    (void)context;
    (void)message;
}

static inline void cpostgres_keep_quiet(PGconn *connection) {
    PQsetNoticeProcessor(connection, cpostgres_say_nothing, 0);
}
#endif

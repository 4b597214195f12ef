#ifndef SHARPEYES_CCRYPT_SHIM_H
#define SHARPEYES_CCRYPT_SHIM_H
#include <crypt.h>
#include <stdlib.h>
#include <string.h>

/* One hash: the setting's text is copied out, because the structure is large and used once. 0: it could not be made. */
static inline int ccrypt_hash(const char *phrase, const char *setting, char *out, int capacity) {
    struct crypt_data *data = (struct crypt_data *)calloc(1, sizeof(struct crypt_data));
    if (!data) return 0;
    const char *hash = crypt_r(phrase, setting, data);
    int good = hash && hash[0] != '*' && (int)strlen(hash) < capacity;
    if (good) strcpy(out, hash);
    memset(data, 0, sizeof(struct crypt_data));
    __asm__ __volatile__("" : : "r"(data) : "memory"); /* the wiping must not be optimised away */
    free(data);
    return good;
}

/* A new setting with random salt from the system. 0: the library does not know the method. */
static inline int ccrypt_setting(const char *prefix, char *out, int capacity) {
    return crypt_gensalt_rn(prefix, 0, 0, 0, out, capacity) != 0;
}
#endif

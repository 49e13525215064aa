#define THREADS 256
#define EACH 8                 /* elements of a thread */
#define BLOCK (THREADS * EACH) /* of a block */

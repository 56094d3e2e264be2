/* session_messages.h - what a session says in the reasons of verdicts: all texts in one place. */
#ifndef BAO_SESSION_MESSAGES_H
#define BAO_SESSION_MESSAGES_H

#define BAO_SAY_NO_SCRIPT_FITS       "no script fits"
#define BAO_SAY_WHY_NO_SCRIPT        "; see baogao scripts --why FILE"
#define BAO_SAY_NO_SCRIPTS           "there are no scripts"
#define BAO_SAY_NO_MEMORY_FOR_REPORT "not enough memory to read this report"

#define BAO_SAY_REPORT_LIMIT   "more than %zu MiB of memory for one report"
#define BAO_SAY_EVIDENCE_LIMIT "%zu rows of evidence for one report, more than %zu"

#define BAO_SAY_INSTRUCTIONS "more than %d million instructions"

#define BAO_SAY_CORRECTIONS_IDLE                                                                   \
    "%zu corrections of its figures are not applied: no script reads it"

#endif

/*
 * The articles that ask for what notices state, by duty and law. Those of the
 * APPI stand in shared/reference/law.md, sections 1 to 5 and 9; those of the
 * GDPR are Articles 13 and 14, those of China the Personal Information
 * Protection Law (PIPL).
 */
#include "export/notice_inside.h"

/* clang-format off */
static const char *const articles[DUTIES][NOTICE_LAWS] = {
    [DUTY_PARTICULARS] = {N_("APPI Art. 32(1)(i)"), N_("GDPR Art. 13(1)(a)"), N_("PIPL Art. 17")},
    [DUTY_MANAGER] = {NULL, N_("GDPR Art. 13(1)(b)"), N_("PIPL Art. 17")},
    [DUTY_CERTIFIED_BODY] = {N_("APPI Art. 32(1)(iv), Order Art. 10"), NULL, NULL},
    [DUTY_CATEGORIES] = {NULL, N_("GDPR Art. 14(1)(d)"), N_("PIPL Art. 17")},
    [DUTY_SOURCE] = {NULL, N_("GDPR Art. 14(2)(f)"), N_("PIPL Art. 17")},
    [DUTY_SENSITIVE] = {N_("APPI Art. 20(2)"), N_("GDPR Art. 9"), N_("PIPL Art. 30")},
    [DUTY_CONSENT] = {NULL, N_("GDPR Art. 13(2)(c)"), N_("PIPL Arts. 14 and 15")},
    [DUTY_VOLUNTARINESS] = {NULL, N_("GDPR Art. 13(2)(e)"), N_("PIPL Art. 16")},
    [DUTY_PURPOSES] = {N_("APPI Arts. 21 and 32(1)(ii)"), N_("GDPR Art. 13(1)(c)"), N_("PIPL Art. 17")},
    [DUTY_BASIS] = {NULL, N_("GDPR Art. 13(1)(c) and (d)"), N_("PIPL Art. 13")},
    [DUTY_AUTOMATED] = {N_("APPI Art. 17(1)"), N_("GDPR Art. 13(2)(f)"), N_("PIPL Art. 24")},
    [DUTY_PROVISION] = {N_("APPI Arts. 27(1) and 32(1)(ii)"), N_("GDPR Art. 13(1)(e)"), N_("PIPL Art. 23")},
    [DUTY_RELATED_INFORMATION] = {N_("APPI Art. 31(1)"), N_("GDPR Art. 13(1)(e)"), N_("PIPL Art. 23")},
    [DUTY_ANONYMIZED] = {N_("APPI Arts. 43(4) and 44"), NULL, NULL},
    [DUTY_OPT_OUT] = {N_("APPI Art. 27(2)"), N_("GDPR Art. 13(1)(e)"), N_("PIPL Art. 23")},
    [DUTY_JOINT_USE] = {N_("APPI Art. 27(5)(iii)"), N_("GDPR Arts. 13(1)(e) and 26"), N_("PIPL Art. 20")},
    [DUTY_ENTRUSTMENT] = {N_("APPI Art. 25"), N_("GDPR Art. 13(1)(e)"), N_("PIPL Art. 21")},
    [DUTY_FOREIGN] = {N_("APPI Art. 28"), N_("GDPR Art. 13(1)(f)"), N_("PIPL Art. 39")},
    [DUTY_RETENTION] = {N_("APPI Art. 22"), N_("GDPR Art. 13(2)(a)"), N_("PIPL Arts. 17, 19 and 47")},
    [DUTY_MEASURES] = {N_("APPI Arts. 23 and 32(1)(iv), Order Art. 10"), N_("GDPR Art. 32"), N_("PIPL Art. 51")},
    [DUTY_ENVIRONMENT] = {N_("APPI Arts. 23 and 32(1)(iv), Order Art. 10"), N_("GDPR Art. 13(1)(f)"), N_("PIPL Art. 39")},
    [DUTY_TRANSMISSION] = {N_("Telecommunications Business Act Art. 27-12"), N_("GDPR Art. 13(1)(e)"), N_("PIPL Art. 17")},
    [DUTY_REQUESTS] = {N_("APPI Art. 32(1)(iii)"), N_("GDPR Art. 13(2)(b) to (d)"), N_("PIPL Arts. 17 and 50")},
    [DUTY_COMPLAINT] = {N_("APPI Art. 32(1)(iv), Order Art. 10"), N_("GDPR Art. 13(1)(a)"), N_("PIPL Arts. 17 and 50")},
};
/* clang-format on */

const char *notice_article(enum notice_duty duty, enum notice_law law)
{
    return articles[duty][law];
}

/*
 * The columns of the templates, in their order and words. The ICO's thirty columns are
 * those of the sheet "Template" of its documentation template for controllers; the
 * CNIL's those of the "registre de base", sheet by sheet. For processors the order is
 * that of Article 30(2), which both follow.
 */
#include "export/article30.h"

#include "export/article30_inside.h"

/* clang-format off */

static const struct article30_column ico[] = {
    {"business_function", {"Business function", "業務"}, "", article30_function},
    {"purpose", {"Purpose of processing", "取扱いの目的"}, "(1)(b)", article30_purposes},
    {"joint_controller", {"Name and contact details of joint controller (if applicable)", "共同管理者の名称と連絡先(該当する場合)"}, "(1)(a)", article30_joint},
    {"individuals", {"Categories of individuals", "本人の種別"}, "(1)(c)", article30_subjects},
    {"personal_data", {"Categories of personal data", "個人データの種別"}, "(1)(c)", article30_items},
    {"recipients", {"Categories of recipients", "受領者の種別"}, "(1)(d)", article30_recipients},
    {"contract", {"Link to contract with processor", "処理者との契約へのリンク"}, "", article30_contracts},
    {"third_countries", {"Names of third countries or international organisations that personal data are transferred to (if applicable)", "移転先の第三国・国際機関の名称(該当する場合)"}, "(1)(e)", article30_countries},
    {"safeguards", {"Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)", "第三国・国際機関への例外的な移転の保護措置(該当する場合)"}, "(1)(e)", article30_safeguards},
    {"retention", {"Retention schedule (if possible)", "保存期間(可能な場合)"}, "(1)(f)", article30_retention},
    {"measures", {"General description of technical and organisational security measures (if possible)", "技術的・組織的安全管理措置の概要(可能な場合)"}, "(1)(g)", article30_measures},
    {"article_6", {"Article 6 lawful basis for processing personal data", "6条の適法性の根拠"}, "", article30_basis},
    {"article_9", {"Article 9 condition for processing special category data", "9条の特別な種類の個人データの取扱条件"}, "", article30_sensitive_ground},
    {"legitimate_interests", {"Legitimate interests for the processing (if applicable)", "正当な利益(該当する場合)"}, "", article30_interests},
    {"interests_assessment", {"Link to record of legitimate interests assessment (if applicable)", "正当な利益の評価記録へのリンク(該当する場合)"}, "", NULL},
    {"rights", {"Rights available to individuals", "本人の権利"}, "", article30_rights},
    {"automated_decisions", {"Existence of automated decision-making, including profiling (if applicable)", "プロファイリングを含む自動的な決定の有無(該当する場合)"}, "", article30_automated},
    {"source", {"The source of the personal data (if applicable)", "個人データの取得元(該当する場合)"}, "", article30_source},
    {"consent", {"Link to record of consent", "同意の記録へのリンク"}, "", article30_consent},
    {"location", {"Location of personal data", "個人データの所在"}, "", article30_storages},
    {"assessment_required", {"Data Protection Impact Assessment required?", "データ保護影響評価の要否"}, "", NULL},
    {"assessment_progress", {"Data Protection Impact Assessment progress", "データ保護影響評価の進捗"}, "", NULL},
    {"assessment", {"Link to Data Protection Impact Assessment", "データ保護影響評価へのリンク"}, "", article30_assessment},
    {"breach", {"Has a personal data breach occurred?", "個人データ侵害の有無"}, "", NULL},
    {"breach_record", {"Link to record of personal data breach", "個人データ侵害の記録へのリンク"}, "", NULL},
    {"schedule_1", {"Data Protection Act 2018 Schedule 1 Condition for processing", "英国2018年データ保護法別表1の取扱条件"}, "", NULL},
    {"special_article_6", {"GDPR Article 6 lawful basis for processing", "特別な種類の個人データについてのGDPR6条の根拠"}, "", article30_sensitive_basis},
    {"retention_policy", {"Link to retention and erasure policy document", "保存・消去方針文書へのリンク"}, "", NULL},
    {"policy_followed", {"Is personal data retained and erased in accordance with the policy document?", "方針文書に従った保存・消去の有無"}, "", NULL},
    {"policy_reasons", {"Reasons for not adhering to policy document (if applicable)", "方針文書に従わない理由(該当する場合)"}, "", NULL},
    {"controller", {"Name and contact details", "管理者の名称と連絡先"}, "(1)(a)", article30_organization},
    {"officer", {"Data Protection Officer (if applicable)", "データ保護責任者(該当する場合)"}, "(1)(a)", article30_officer},
    {"representative", {"Representative (if applicable)", "代理人(該当する場合)"}, "(1)(a)", article30_representative},
    {"reference", {"Reference", "台帳の記録"}, "", article30_reference},
};

static const struct article30_column ico_processor[] = {
    {"client", {"Name and contact details of controller", "管理者の名称と連絡先"}, "(2)(a)", article30_client},
    {"client_representative", {"Name and contact details of controller's representative (if applicable)", "管理者の代理人の名称と連絡先(該当する場合)"}, "(2)(a)", NULL},
    {"processing", {"Categories of processing", "取扱いの種別"}, "(2)(b)", article30_processing},
    {"third_countries", {"Names of third countries or international organisations that personal data are transferred to (if applicable)", "移転先の第三国・国際機関の名称(該当する場合)"}, "(2)(c)", article30_countries},
    {"safeguards", {"Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)", "第三国・国際機関への例外的な移転の保護措置(該当する場合)"}, "(2)(c)", article30_safeguards},
    {"measures", {"General description of technical and organisational security measures (if possible)", "技術的・組織的安全管理措置の概要(可能な場合)"}, "(2)(d)", article30_measures},
    {"processor", {"Name and contact details", "処理者の名称と連絡先"}, "(2)(a)", article30_organization},
    {"officer", {"Data Protection Officer (if applicable)", "データ保護責任者(該当する場合)"}, "(2)(a)", article30_officer},
    {"representative", {"Representative (if applicable)", "代理人(該当する場合)"}, "(2)(a)", article30_representative},
    {"reference", {"Reference", "台帳の記録"}, "", article30_reference},
};

static const struct article30_column cnil[] = {
    {"activity", {"Nom de l'activité", "取扱活動の名称"}, "", article30_name},
    {"created_on", {"Date de création de la fiche", "作成日"}, "", article30_started},
    {"updated_on", {"Date de dernière mise à jour de la fiche", "最終更新日"}, "", article30_reviewed},
    {"joint_controller", {"Nom du responsable conjoint du traitement", "共同管理者の名称"}, "(1)(a)", article30_joint},
    {"software", {"Nom du logiciel ou de l'application", "ソフトウェア・アプリケーションの名称"}, "", article30_storages},
    {"purposes", {"Objectifs poursuivis", "取扱いの目的"}, "(1)(b)", article30_purposes},
    {"individuals", {"Catégories de personnes concernées", "本人の種別"}, "(1)(c)", article30_subjects},
    {"personal_data", {"Catégories de données collectées", "収集するデータの種別"}, "(1)(c)", article30_items},
    {"sensitive", {"Des données sensibles sont-elles traitées ?", "特別な種類の個人データの有無"}, "(1)(c)", article30_sensitive},
    {"retention", {"Durées de conservation des catégories de données", "データの種別ごとの保存期間"}, "(1)(f)", article30_retention},
    {"internal_recipients", {"Destinataires internes", "内部の受領者"}, "(1)(d)", article30_internal},
    {"external_recipients", {"Organismes externes", "外部の受領者"}, "(1)(d)", article30_external},
    {"contractors", {"Sous-traitants", "処理者"}, "(1)(d)", article30_contractors},
    {"transfers", {"Transferts des données hors UE", "EU域外への移転"}, "(1)(e)", article30_transfers},
    {"measures", {"Mesures de sécurité", "安全管理措置"}, "(1)(g)", article30_measures},
    {"controller", {"Nom et coordonnées du responsable du traitement", "管理者の名称と連絡先"}, "(1)(a)", article30_organization},
    {"officer", {"Nom et coordonnées du délégué à la protection des données", "データ保護責任者の名称と連絡先"}, "(1)(a)", article30_officer},
    {"representative", {"Représentant", "代理人"}, "(1)(a)", article30_representative},
    {"reference", {"Référence", "台帳の記録"}, "", article30_reference},
};

static const struct article30_column cnil_processor[] = {
    {"client", {"Nom et coordonnées du responsable du traitement", "管理者の名称と連絡先"}, "(2)(a)", article30_client},
    {"client_representative", {"Représentant du responsable du traitement", "管理者の代理人"}, "(2)(a)", NULL},
    {"processing", {"Catégories de traitements effectués pour le compte du responsable du traitement", "管理者のために行う取扱いの種別"}, "(2)(b)", article30_processing},
    {"transfers", {"Transferts des données hors UE", "EU域外への移転"}, "(2)(c)", article30_transfers},
    {"measures", {"Mesures de sécurité", "安全管理措置"}, "(2)(d)", article30_measures},
    {"processor", {"Nom et coordonnées du sous-traitant", "処理者の名称と連絡先"}, "(2)(a)", article30_organization},
    {"officer", {"Nom et coordonnées du délégué à la protection des données", "データ保護責任者の名称と連絡先"}, "(2)(a)", article30_officer},
    {"representative", {"Représentant", "代理人"}, "(2)(a)", article30_representative},
    {"reference", {"Référence", "台帳の記録"}, "", article30_reference},
};

const struct article30_form article30_forms[ARTICLE30_TEMPLATES] = {
    [ARTICLE30_ICO] = {.word = "ico", .title = {"Record of processing activities: controller", "取扱活動の記録(管理者)"},
                       .columns = ico, .count = sizeof ico / sizeof ico[0], .by_purpose = true},
    [ARTICLE30_ICO_PROCESSOR] = {.word = "ico-processor", .title = {"Record of processing activities: processor", "取扱活動の記録(処理者)"},
                                 .columns = ico_processor, .count = sizeof ico_processor / sizeof ico_processor[0], .processor = true},
    [ARTICLE30_CNIL] = {.word = "cnil", .title = {"Registre des activités de traitement", "取扱活動の記録(管理者)"}, .columns = cnil, .count = sizeof cnil / sizeof cnil[0]},
    [ARTICLE30_CNIL_PROCESSOR] = {.word = "cnil-processor", .title = {"Registre des activités de traitement du sous-traitant", "取扱活動の記録(処理者)"},
                                  .columns = cnil_processor, .count = sizeof cnil_processor / sizeof cnil_processor[0], .processor = true},
};

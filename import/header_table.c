/*
 * Words of ledgers for the fields of the register form, beyond those of the
 * kinds table: headers seen in Japanese ledgers, and in the templates and
 * systems of other countries (ICO, CNIL, fides, CISO Assistant). A word stands
 * here only where it means the field and nothing else; 未成年 is not 16歳未満,
 * and 委託 may be a name or a yes.
 */
#include "import/header_words.h"

/* clang-format off */

const struct header_row header_table[] = {
    {"category.code",
     "管理No|管理No.|管理ID|台帳No|台帳No.|通番|連番|項番|#|Ref ID|Reference ID|Reference number|Fides key|Réf|Référence"},
    {"category.name",
     "個人情報等の名称|個人データの名称|個人情報データベース等の名称|個人情報データベース等の種類・名称|個人情報データベース名|データベースの名称|"
     "個人情報ファイル名|帳票名|System name|Declaration name|Name of data set|Name of processing activity|"
     "Dénomination du traitement|Nom du traitement"},
    {"category.description",
     "業務の概要|処理の概要|取扱業務|Description of processing|Description of the activity|Activity|Data uses|Activité"},
    {"category.subjects",
     "本人の種類|情報主体|対象となる本人|対象本人|本人の類型|Individuals|Data subject categories|Categories of persons|"
     "DataSubject.category|Personnes concernées|Catégories de personnes concernées"},
    {"category.organization", "取扱事業者|Controller|Data controller|Name of controller|Legal name"},
    {"category.department",
     "取扱部門|取扱部署名|管理部門名|担当部署名|部署名|部門名|所管|所管課|担当課|主管部門|Administrating department|"
     "Administering department|Responsible team|Service responsable"},
    {"category.person_in_charge",
     "管理者|管理担当者|取扱担当者|責任者氏名|管理責任者名|管理責任者氏名|業務責任者|Data stewards|Data owners|Assigned to|Responsable"},
    {"category.role", "受託か|管理者・処理者の別|Responsibility"},
    {"category.acts_for", "委託元の名称|Controllers"},
    {"category.data_class", "個人情報の分類"},
    {"category.persons",
     "件数概数|概算件数|保有人数|対象人数|登録件数|本人数|本人の人数|データ件数|個人情報の数|Number of records|Number of data records|"
     "Volumétrie|Nombre de personnes"},
    {"category.minors", "16歳未満の者を含む|16歳未満の本人を含む|Under 16s"},
    {"category.automated_decisions",
     "自動意思決定|Uses profiling|Existence of automated decision-making|"
     "Existence of automated decision-making, including profiling|Profilage"},
    {"category.purposes",
     "使用の目的|取得目的|特定した利用目的|Data use|Purpose of use|Finalité|Finalités|Finalité(s)|Finalités du traitement"},
    {"category.items",
     "個人情報の内容|データの項目|情報項目|含まれる項目|含まれる個人情報|取扱項目|保有項目|記録項目|Personal data items|"
     "Types of personal data|Categories of data|PersonalData|Catégories de données|Catégories de données personnelles"},
    {"category.storages",
     "保管場所名|保管先システム|保存システム|保管システム|格納システム|利用システム|システム名|Storage|Systems|Location of personal data|"
     "PersonalData.assets|Localisation|Lieu de stockage"},
    {"category.access",
     "アクセス権を有する者の範囲|アクセス権保有者|アクセス者|アクセスできる者|取扱者|取扱者の範囲|Who can access|"
     "Internal recipients|Destinataires internes"},
    {"category.use_until", "利用の期限"},
    {"category.measures",
     "安全管理措置の内容|講じた安全管理措置|セキュリティ|Security practices|Data security practices|Associated controls|"
     "General description of technical and organisational security measures|Mesures de sécurité"},
    {"category.started_on", "取扱開始年月日|Date de création"},
    {"category.impact_assessment", "個人情報保護影響評価|Link to DPIA|Link to record of DPIA|DPIA reference|AIPD"},
    {"category.status", "承認ステータス|Statut"},
    {"category.reviewed_on",
     "最終点検日|最終棚卸日|確認日|レビュー日|最終レビュー日|Last updated|Date last reviewed|Date de mise à jour"},
    {"category.reviewed_by", "点検者|レビュー者"},
    {"category.review_due_on", "次回点検日|次回確認日|次回レビュー日|Next due"},
    {"category.evidence", "Evidences|Documentation link"},
    {"category.remarks", "補足|補足事項|コメント|備考・特記事項|Note|Remark|Comment|Observation|Observations"},
    {"category.sensitive",
     "要配慮個人情報|要配慮個人情報の有無|要配慮個人情報の存否|要配慮情報の有無|要配慮|Special category data|Special categories|"
     "Is sensitive|Processes special category data|Données sensibles"},
    {"category.countries",
     "外国の名称|国外移転先|越境移転先の国|Third countries|DataTransfer.country|Pays|Pays tiers|"
     "Names of third countries or international organisations|"
     "Names of third countries or international organisations that personal data are transferred to"},
    {"acquisition.way", "取得の方法|収集手段|取得ルート|Method of collection|How collected"},
    {"acquisition.source", "情報の取得元|取得元の名称|提供元|Source of data|Sources|Ingress|Source des données|Origine des données"},
    {"acquisition.statement", "利用目的の明示|利用目的の通知方法|利用目的の通知・公表方法|通知・公表の方法"},
    {"acquisition.statement_place",
     "Privacy notice|Privacy notice link|Link to privacy notice|Privacy policy|Politique|Politique de confidentialité"},
    {"acquisition.consent", "同意取得|本人の同意|同意取得の有無|Consent obtained"},
    {"acquisition.consent_how", "同意の記録|Record of consent|Link to record of consent|Registre des consentements"},
    {"provision.recipients",
     "第三者提供先名|第三者への提供先|外部提供先|Data recipients|DataRecipient|External recipients|Names of recipients|"
     "Names/categories of recipients|Categories of recipients of personal data|Destinataires|Catégories de destinataires"},
    {"provision.items", "提供するデータ項目|Shared categories"},
    {"provision.means", "提供の手段"},
    {"entrustment.contractor",
     "委託先の名称|委託先事業者|委託先企業|委託先企業名|業務委託先名|Contractor|Processors|Data processors|Name of processor|"
     "DataContractor|Egress|Sous-traitants|Sous-traitant"},
    {"entrustment.work", "委託する業務|委託業務の内容|委託の内容"},
    {"entrustment.contract", "Link to contract with processor|Article 28 contract link|DPA location|Lien contrat"},
    {"entrustment.subcontractors", "再委託先の名称|Sub-processor"},
    {"joint_use.users",
     "共同利用者の名称|共同利用先名|Joint controller|Joint controller info|Names of joint controllers|"
     "Name and contact details of joint controller|Responsables conjoints"},
    {"retention.period",
     "保存年数|保管年数|保持期間|Retention time|Storage period|Délai de conservation|Délais de conservation|Durée de conservation"},
    {"retention.event", "起算時点"},
    {"retention.disposal_method",
     "廃棄・削除方法|削除・廃棄方法|消去・廃棄方法|消去の方法|破棄方法|処分方法|Deletion method|Deletion policy|Sort final"},
    {"storage.medium", "媒体の種類|媒体種別|記録媒体の種類|紙・電子の別|電子・紙の別|Support"},
};

const size_t header_table_count = sizeof header_table / sizeof header_table[0];

/* clang-format on */

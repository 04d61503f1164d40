-- 台帳ファイルのスキーマ / The schema of an inventory
--
-- このファイルは daicho --print-doc database の出力です。台帳に問い合わせる人のためのもので、
-- 使い方と例は database.ja.md にあります。
-- This file is what daicho --print-doc database prints, for people who query an inventory.
-- How to do so, with examples, stands in database.en.md.
--
-- ・読むのは写しだけにし、書き込まないでください（daicho backup で写しを作れます）。
--   ほかのプログラムが書いた変更は変更履歴に残らず、daicho verify --full が改ざんとして示します。
-- ・独自の関数、照合順序、トリガー、ビューはありません。SQLite 3.37 以降ならそのまま読めます。
-- ・空の文字列は ''、空の数と参照は NULL です。日付は 2026-04-01、期間は P6M（ISO 8601）、
--   国は JP（ISO 3166-1）、はい・いいえは yes・no と記録します。複数の値は「; 」で区切ります。
-- * Read copies only (daicho backup makes one), and write nothing: what another program
--   writes is in no journal, and daicho verify --full shows it as tampering.
-- * There are no functions, collations, triggers or views of our own: SQLite 3.37 or newer
--   reads the file as it is.
-- * A text that is empty is '', a number or reference that is empty is NULL. Dates are
--   2026-04-01, periods P6M (ISO 8601), countries JP (ISO 3166-1), yes and no are yes and
--   no. Several values are divided by "; ".

PRAGMA user_version = 10;


-- ==== 事業者 / Organization ====
-- この台帳を作成・管理する会社です。グループでは複数になります。
-- A company whose record this is; a group has several.
CREATE TABLE organization (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 住所 / Address
  --   本店などの住所を入力します。名称・代表者の氏名とともに公表する事項です（法32条1項1号）。
  --   Registered address; it is published with the name and the representative (APPI Art. 32(1)(i)).
  address TEXT NOT NULL DEFAULT '',
  -- 代表者氏名 / Representative
  --   法人の代表者の氏名を入力します。公表する事項です（法32条1項1号）。
  --   Name of the person who represents the company; it is published (APPI Art. 32(1)(i)).
  representative TEXT NOT NULL DEFAULT '',
  -- 法人番号 / Corporate number
  --   13桁の法人番号を入力します。個人番号（マイナンバー）は入力できません。
  --   Corporate number of 13 digits; never an individual number.
  corporate_number TEXT NOT NULL DEFAULT '',
  -- 個人情報保護管理者 / Personal-information protection manager
  --   個人情報保護管理者の氏名又は職名を入力します（JIS Q 15001）。
  --   Name or title of the personal-information protection manager (JIS Q 15001).
  manager TEXT NOT NULL DEFAULT '',
  -- 管理者の連絡先 / Manager's contact
  --   個人情報保護管理者の連絡先（電話、メール、ページ）を入力します。
  --   Telephone, mail address or page where the manager is reached.
  contact TEXT NOT NULL DEFAULT '',
  -- 会社情報のページ / Page with these particulars
  --   名称・住所・代表者を掲載したページのURLを入力します。公表文から参照します。
  --   Page that shows name, address and representative, for notices that point to it.
  page TEXT NOT NULL DEFAULT '',
  -- 認定個人情報保護団体 / Certified personal-information protection organization
  --   所属する認定個人情報保護団体の名称を入力します。公表する事項です（法32条1項4号、政令10条）。
  --   Certified organization that the company belongs to; it is published (APPI Art. 32(1)(iv), Order Art. 10).
  certified_body TEXT NOT NULL DEFAULT '',
  -- 認定団体の連絡先 / Its contact
  --   認定個人情報保護団体の苦情の解決の申出先を入力します。名称とともに公表します。
  --   Where the certified organization takes complaints; it is published with its name.
  certified_contact TEXT NOT NULL DEFAULT '',
  -- 域内代理人 / Representative in the EU/UK/China
  --   EU・英国・中国の法令が求める域内の代理人を入力します（例：GDPR 27条の代理人）。
  --   Representative that the law of the EU, the UK or China asks for, such as under GDPR Art. 27.
  eu_representative TEXT NOT NULL DEFAULT '',
  -- 適用法域 / Laws that apply (A; B)
  --   適用を受ける国・地域の法令を選びます。複数選べます。
  --   Laws under which the company handles personal data; several can be chosen.
  --     JP: 日本 / Japan
  --     EU: EU / EU
  --     UK: 英国 / United Kingdom
  --     CN: 中国 / China
  --     OTHER: その他 / Other
  jurisdictions TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT '',
  -- 決算月 / Month in which the fiscal year ends
  --   事業年度の末日が属する月です。事業年度末から数える期間の計算に使います。
  --   Month at whose end the fiscal year ends; periods that run from the end of a fiscal year are computed from it.
  --     1: 1月 / January
  --     2: 2月 / February
  --     3: 3月 / March
  --     4: 4月 / April
  --     5: 5月 / May
  --     6: 6月 / June
  --     7: 7月 / July
  --     8: 8月 / August
  --     9: 9月 / September
  --     10: 10月 / October
  --     11: 11月 / November
  --     12: 12月 / December
  fiscal_month TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX organization_by_name ON organization (name);


-- ==== 部署 / Department ====
-- 社内で取扱いに責任を持つ部署です。
-- Who is responsible inside.
CREATE TABLE department (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 事業者 / Organization
  --   部署が属する事業者を選びます。
  --   Organization to which the department belongs.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  -- 責任者 / Manager
  --   この部署での個人情報の取扱いの責任者を、氏名又は職名で入力します。
  --   Name or title of the person who answers for the data that the department handles.
  manager TEXT NOT NULL DEFAULT '',
  -- 連絡先 / Contact
  --   部署の社内連絡先（内線、メール）を入力します。
  --   Telephone or mail address where the department is reached inside the company.
  contact TEXT NOT NULL DEFAULT '',
  -- 現存 / Active (yes, no, '')
  --   部署が現存するかを選びます。廃止した部署のデータ区分は引継先を決めてください。
  --   Yes while the department exists; no once it is dissolved, so that its data gets another department.
  active TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX department_by_name ON department (name);
CREATE INDEX department_by_organization ON department (organization);


-- ==== データ区分 / Data category ====
-- 台帳の1行に当たる、個人情報のまとまりです。
-- One line of the ledger: a category of personal data.
CREATE TABLE category (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 説明 / Description
  --   どのような情報で、どの業務で使うかを1、2文で入力します。
  --   What the data is and in which business it is used, in one or two sentences.
  description TEXT NOT NULL DEFAULT '',
  -- 公表名 / Name in notices
  --   公表文での呼び方を入力します。台帳の名称と異なる場合に使います。
  --   Name under which notices speak of it, where that is not the name of the record.
  public_name TEXT NOT NULL DEFAULT '',
  -- 本人の種別 / Data subjects
  --   本人がどのような人かを入力します（例：会員、採用応募者、従業員）。
  --   Kinds of persons the data is about, such as members, applicants or employees.
  subjects TEXT NOT NULL DEFAULT '',
  -- 事業者 / Organization
  --   このデータ区分を取り扱い、台帳に載せている事業者を選びます。
  --   Organization that is responsible for the data and in whose ledger this line stands.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  -- 取扱部署 / Department
  --   取り扱う部署を選びます。年次の棚卸しもこの部署が行います（ガイドライン（通則編）10-3(3)）。
  --   Department that handles the data and answers for this line in the yearly review (PPC guideline 10-3(3)).
  department INTEGER REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  -- 責任者 / Person in charge
  --   取扱いの責任者を氏名又は職名で入力します（ガイドライン（通則編）10-3(3)）。
  --   Name or title of the person who answers for the handling (PPC guideline 10-3(3)).
  person_in_charge TEXT NOT NULL DEFAULT '',
  -- 役割 / Role
  --   自ら管理するか、委託を受けて取り扱うか、他者と共同で管理するかを選びます。
  --   Whether we decide on the data ourselves, handle it for others, or decide together with others.
  --     controller: 管理者 / Controller
  --     processor: 受託者 / Processor
  --     joint: 共同管理者 / Joint controller
  role TEXT NOT NULL DEFAULT '',
  -- 情報の区分 / Class of data
  --   法律上の区分を選びます（法2条、16条）。区分により義務が異なります。
  --   Class of the data under APPI Arts. 2 and 16, on which the duties depend.
  --     personal_information: 個人情報 / Personal information
  --     personal_data: 個人データ / Personal data
  --     retained_personal_data: 保有個人データ / Retained personal data
  --     related_information: 個人関連情報 / Personally referable information
  --     pseudonymized: 仮名加工情報 / Pseudonymized information
  --     anonymized: 匿名加工情報 / Anonymized information
  --     statistics: 統計情報 / Statistics
  data_class TEXT NOT NULL DEFAULT '',
  -- 区分の条件 / Condition of the class
  --   その区分に当たる条件を入力します（例：個人を識別できる情報と結び付けて管理する場合のみ個人情報）。
  --   When the class applies, such as: personal information only while linked with identifying data.
  class_condition TEXT NOT NULL DEFAULT '',
  -- 件数 / Number of persons
  --   本人の数を数字で入力します。1,000人を超える漏えい等は報告の対象です（法26条、規則7条4号）。
  --   Number of persons, as a figure; a leak of more than 1,000 is reported (APPI Art. 26, Rules Art. 7(iv)).
  persons INTEGER,
  -- 件数の基準日 / Counted on (2026-04-01)
  --   件数を数えた日を入力します。12か月以内に数え直してください。
  --   Date on which the persons were counted; count again within 12 months.
  persons_on TEXT NOT NULL DEFAULT '',
  -- 16歳未満を含む / Includes persons under 16 (yes, no, '')
  --   16歳未満の本人を含むかを選びます。令和8年改正（未施行）に備えた欄です。
  --   Yes if persons under 16 are included; the APPI amendment of 2026 on them is not yet in force.
  minors TEXT NOT NULL DEFAULT '',
  -- 顔特徴データ等を含む / Includes facial-feature data (yes, no, '')
  --   顔特徴データ等を含むかを選びます。令和8年改正（未施行）に備えた欄です。
  --   Yes if data on facial features is included; the APPI amendment of 2026 on it is not yet in force.
  facial_features TEXT NOT NULL DEFAULT '',
  -- 自動的な決定・プロファイリング / Automated decisions and profiling
  --   自動的な決定・分析の内容と仕組みを入力します。本人が予測できる利用目的の特定が必要です（法17条1項）。
  --   Decisions and profiling by programs, and their logic; the purposes must let people expect them (APPI Art. 17(1)).
  automated_decisions TEXT NOT NULL DEFAULT '',
  -- 取得しない項目の例外 / Exception to what is never collected
  --   例外的に保有する場合を入力します（例：本人が自ら申し出た場合）。
  --   When such an item is held all the same, such as: the person offered it.
  exclusion_exception TEXT NOT NULL DEFAULT '',
  -- 提供しない場合の結果 / Consequence of not giving them
  --   本人が提供しない場合に生じる結果を入力します（例：サービスを利用できない）。
  --   What follows if the person does not give the data, such as: the service cannot be used.
  refusal_consequence TEXT NOT NULL DEFAULT '',
  -- アクセス権者 / Who has access
  --   アクセス権を有する者を役職や部署で入力します（例：人事課員。ガイドライン（通則編）10-3(3)）。
  --   Posts or persons that can reach the data, such as: staff of the personnel department (PPC guideline 10-3(3)).
  access TEXT NOT NULL DEFAULT '',
  -- 利用期限 / Use limit
  --   利用する期限を入力します（例：退会まで。JIS Q 15001）。保存期間は別の記録で定めます。
  --   How long the data is used, such as: until the member leaves (JIS Q 15001); how long it is kept stands apart.
  use_until TEXT NOT NULL DEFAULT '',
  -- 取扱開始日 / Handled since (2026-04-01)
  --   取扱いを始めた日を入力します。
  --   Date on which the handling began.
  started_on TEXT NOT NULL DEFAULT '',
  -- 取扱終了日 / Handled until (2026-04-01)
  --   取扱いを終えた日を入力します。継続中は空欄にします。
  --   Date on which the handling ended; empty while it goes on.
  ended_on TEXT NOT NULL DEFAULT '',
  -- リスク / Risk
  --   対策後に残るリスクの大きさを選びます（JIS Q 15001のリスク分析）。
  --   Risk that remains for the persons after all measures (JIS Q 15001).
  --     low: 低 / Low
  --     medium: 中 / Medium
  --     high: 高 / High
  risk TEXT NOT NULL DEFAULT '',
  -- PIA / Impact assessment
  --   プライバシー影響評価（PIA）の報告書のURL又は保存先を入力します。
  --   Link or path to the privacy impact assessment, where one was made.
  impact_assessment TEXT NOT NULL DEFAULT '',
  -- 状態 / Status
  --   この行の状態を選びます。取り扱わなくなったデータ区分は「廃止」にします。
  --   State of this line: draft, in review, approved, or retired once the data is no longer handled.
  --     draft: 下書き / Draft
  --     in_review: 確認中 / In review
  --     approved: 承認 / Approved
  --     retired: 廃止 / Retired
  status TEXT NOT NULL DEFAULT '',
  -- 最終見直し日 / Last reviewed on (2026-04-01)
  --   最後に見直した日を入力します。少なくとも年1回の見直しが必要です（JIS Q 15001）。
  --   Date of the last review; the ledger is reviewed at least once a year (JIS Q 15001).
  reviewed_on TEXT NOT NULL DEFAULT '',
  -- 見直した人 / Last reviewed by
  --   最後に見直した人を氏名又は職名で入力します。
  --   Name or title of the person who made the last review.
  reviewed_by TEXT NOT NULL DEFAULT '',
  -- 次回見直し日 / Next review due (2026-04-01)
  --   次に見直す期日を入力します。前回から1年以内とします（JIS Q 15001）。
  --   Date by which the next review is due, within a year of the last one (JIS Q 15001).
  review_due_on TEXT NOT NULL DEFAULT '',
  -- 根拠資料 / Evidence
  --   記載内容の根拠となる資料のURL又は保存先を入力します（例：申込書式、契約書、議事録）。
  --   Link or path to what proves these entries, such as a form, a contract or minutes.
  evidence TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX category_by_department ON category (department);
CREATE INDEX category_by_name ON category (name);
CREATE INDEX category_by_organization ON category (organization);

-- 委託元: データ区分 -> 相手先 / Controllers we act for: Data category -> Party
--   当社に取扱いを委託した相手先を選びます（受託して取り扱う場合）。
--   Parties that entrusted the data to us, where we handle it for others.
CREATE TABLE category_acts_for (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_acts_for_by_target ON category_acts_for (target);

-- 利用目的: データ区分 -> 利用目的 / Purposes of use: Data category -> Purpose of use
--   利用目的をすべて選びます。できる限り特定してください（法17条1項）。
--   All purposes for which the data is used, specified as far as possible (APPI Art. 17(1)).
CREATE TABLE category_purposes (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES purpose (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_purposes_by_target ON category_purposes (target);

-- 項目: データ区分 -> 項目 / Items: Data category -> Item
--   保有する項目を選びます（例：氏名、電話番号）。項目の種類だけを登録し、中身の値は入れません。
--   Items that the data holds, such as name or telephone number: the kinds of items, never their values.
CREATE TABLE category_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_items_by_target ON category_items (target);

-- 任意の項目: データ区分 -> 項目 / Items that are optional: Data category -> Item
--   項目のうち、本人が任意に提供するものを選びます。
--   Those of the items that the person need not give.
CREATE TABLE category_optional_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_optional_items_by_target ON category_optional_items (target);

-- 取得しない項目: データ区分 -> 項目 / Items never collected: Data category -> Item
--   意図して取得しないと定めた項目を選びます（例：信条、病歴）。
--   Items that are never collected on purpose, such as creed or medical history.
CREATE TABLE category_excluded_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_excluded_items_by_target ON category_excluded_items (target);

-- 保管場所: データ区分 -> 保管場所 / Storages: Data category -> Storage
--   保管しているシステム、サーバー、書庫などを選びます（JIS Q 15001）。
--   Systems, servers and cabinets in which the data is kept (JIS Q 15001).
CREATE TABLE category_storages (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES storage (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_storages_by_target ON category_storages (target);

-- 安全管理措置: データ区分 -> 安全管理措置 / Security measures: Data category -> Security measure
--   この個人データに講じている安全管理措置を選びます（法23条）。
--   Security measures that protect this data (APPI Art. 23).
CREATE TABLE category_measures (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_measures_by_target ON category_measures (target);


-- ==== 取得 / Acquisition ====
-- データ区分を取得する方法と、本人への伝え方です。
-- One way in which a category is obtained, and what the person is told.
CREATE TABLE acquisition (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- データ区分 / Data category
  --   この方法で取得するデータ区分を選びます。
  --   Data category that is obtained in this way.
  category INTEGER REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 取得の形態 / Way
  --   取得の形態を選びます。本人から直接書面で取得するときは、あらかじめ利用目的を明示します（法21条2項）。
  --   How the data comes in; in writing from the person, the purpose is stated beforehand (APPI Art. 21(2)).
  --     direct_written: 直接書面 / Directly, in writing
  --     direct: 直接 / Directly, not in writing
  --     indirect: 間接 / Indirectly
  --     third_party: 第三者 / From a third party
  --     public: 公開情報 / From public sources
  --     automatic: 自動取得 / Collected automatically
  --     generated: 生成 / Generated by us
  way TEXT NOT NULL DEFAULT '',
  -- 取得元 / Source
  --   本人以外から取得する場合の取得元を選びます。第三者からの受領時は確認と記録が必要です（法30条1項）。
  --   Party that gives the data, where it is not the person; it is confirmed and recorded (APPI Art. 30(1)).
  source INTEGER REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 取得の経緯 / Circumstances
  --   提供元がそのデータを取得した経緯を入力します。受領時に確認する事項です（法30条1項2号）。
  --   How the giver had obtained the data, confirmed when we receive it (APPI Art. 30(1)(ii)).
  circumstances TEXT NOT NULL DEFAULT '',
  -- 利用目的の伝え方 / How the purpose is stated
  --   利用目的を本人に伝える方法（明示・通知・公表）を選びます（法21条）。
  --   How the person learns the purpose of use: stated explicitly, notified or published (APPI Art. 21).
  --     shown: 明示 / Stated explicitly
  --     notified: 通知 / Notified
  --     published: 公表 / Published
  --     exempt: 不要 / Not required
  statement TEXT NOT NULL DEFAULT '',
  -- 明示・通知・公表の場所 / Where it is stated
  --   利用目的を記載した場所を入力します（例：申込フォームの送信ボタンの上）。
  --   Form, page or document that states it, such as: the entry form, above the button that sends it.
  statement_place TEXT NOT NULL DEFAULT '',
  -- 不要の理由 / Why no statement is needed
  --   利用目的を伝えない場合に当たる例外を選びます（法21条4項各号）。
  --   Exception that applies where the purpose is not stated (APPI Art. 21(4)).
  --     harm: 21条4項1号 / Art. 21(4)(i)
  --     interests: 21条4項2号 / Art. 21(4)(ii)
  --     state: 21条4項3号 / Art. 21(4)(iii)
  --     evident: 21条4項4号 / Art. 21(4)(iv)
  exempt_reason TEXT NOT NULL DEFAULT '',
  -- 同意 / Consent
  --   本人の同意の要否と、取得しているかどうかを選びます。
  --   Whether the person's consent is needed, and whether it is taken for this data.
  --     not_needed: 不要 / Not needed
  --     obtained: 取得 / Obtained
  --     opt_in: 個別同意 / Separate opt-in
  --     unknown: 未確認 / Not confirmed
  consent TEXT NOT NULL DEFAULT '',
  -- 同意の取得・記録方法 / How consent is taken and kept
  --   同意を得る方法と証拠の残し方を入力します（例：チェックボックスとフォームの送信記録）。
  --   How consent is taken and where the proof is kept, such as: tick box, log of the form.
  consent_how TEXT NOT NULL DEFAULT '',
  -- 要配慮情報の取得根拠 / Ground for sensitive data
  --   要配慮個人情報を取得する根拠（同意又は例外）を選びます（法20条2項）。
  --   Ground for special-care-required information: consent or an exception (APPI Art. 20(2)).
  --     consent: 20条2項本文 / Art. 20(2) main text
  --     law: 20条2項1号 / Art. 20(2)(i)
  --     life: 20条2項2号 / Art. 20(2)(ii)
  --     public_health: 20条2項3号 / Art. 20(2)(iii)
  --     state: 20条2項4号 / Art. 20(2)(iv)
  --     academic: 20条2項5号から6号 / Art. 20(2)(v) to (vi)
  --     published: 20条2項7号 / Art. 20(2)(vii)
  --     other: 20条2項8号 / Art. 20(2)(viii)
  sensitive_ground TEXT NOT NULL DEFAULT '',
  -- 受領の記録 / Record of receipt
  --   第三者から受領した際の記録の保管場所、又は記録が不要な理由を入力します（法30条3項）。
  --   Where the record of receipt from a third party is kept, or why none is needed (APPI Art. 30(3)).
  receipt_record TEXT NOT NULL DEFAULT '',
  -- 経緯を確認済み / Circumstances confirmed (yes, no, '')
  --   受領時に提供元と取得の経緯を確認したかを選びます（法30条1項）。
  --   Yes once the giver and the circumstances were confirmed on receipt (APPI Art. 30(1)).
  receipt_confirmed TEXT NOT NULL DEFAULT '',
  -- 同意の撤回方法 / How consent is withdrawn
  --   本人が同意を撤回する方法を入力します（例：会員ページ、窓口へのメール）。
  --   How the person withdraws consent, such as: on the member page, by mail to the desk.
  withdrawal TEXT NOT NULL DEFAULT '',
  -- 停止の方法 / How the person can stop it
  --   本人が停止を求める方法を入力します（例：メール内の配信停止リンク、ブラウザーの設定）。
  --   How the person can have it stopped, such as a link in each mail or a setting of the browser.
  how_to_stop TEXT NOT NULL DEFAULT '',
  -- 停止の制約 / Limits of stopping
  --   停止しても及ばない範囲を入力します（例：一部のサービスが利用できなくなる）。
  --   What stopping does not reach, such as services that then no longer work.
  limits TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX acquisition_by_category ON acquisition (category);
CREATE INDEX acquisition_by_name ON acquisition (name);
CREATE INDEX acquisition_by_source ON acquisition (source);

-- 取得する項目: 取得 -> 項目 / Items obtained: Acquisition -> Item
--   この方法で取得する項目を選びます。
--   Items that are obtained in this way.
CREATE TABLE acquisition_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES acquisition (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX acquisition_items_by_target ON acquisition_items (target);


-- ==== 利用目的 / Purpose of use ====
-- 利用目的と、その根拠、公表文での表現です。
-- A purpose of use, with its ground and its wording in notices.
CREATE TABLE purpose (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 公表文の表現 / Wording in notices
  --   公表文に載せる文言を入力します。「事業活動に用いるため」だけでは不十分です（ガイドライン（通則編）3-1-1）。
  --   Sentence that notices print; say what is done, not only business activities (PPC guideline 3-1-1).
  wording TEXT NOT NULL DEFAULT '',
  -- 公表文の表現(英語) / Wording in notices (English)
  --   英語版の公表文に載せる文言を入力します。
  --   The same sentence in English, for editions of notices in English.
  wording_en TEXT NOT NULL DEFAULT '',
  -- 公表文の見出し / Heading in notices
  --   公表文でこの利用目的をまとめる見出しを入力します（例：サービスの運営）。
  --   Heading under which notices print the purpose, such as: running the service.
  heading TEXT NOT NULL DEFAULT '',
  -- 公表順 / Order in notices
  --   公表文の中での順番を数字で入力します（1が先頭）。
  --   Place in the order of the notice: 1 is printed first.
  position INTEGER,
  -- 全区分に共通 / Applies to every category (yes, no, '')
  --   すべてのデータ区分に共通する利用目的かを選びます（例：当社サービスのご案内）。
  --   Yes if the purpose holds for every data category, such as telling about our services.
  applies_to_all TEXT NOT NULL DEFAULT '',
  -- 根拠(個人情報保護法) / Ground (APPI)
  --   利用の根拠（特定した利用目的、同意、例外）を選びます（法17条、18条）。
  --   Provision of the APPI on which the use rests: specified purpose, consent or an exception (Arts. 17, 18).
  --     specified: 17条1項 / Art. 17(1)
  --     consent: 18条1項 / Art. 18(1)
  --     law: 18条3項1号 / Art. 18(3)(i)
  --     life: 18条3項2号 / Art. 18(3)(ii)
  --     public_health: 18条3項3号 / Art. 18(3)(iii)
  --     state: 18条3項4号 / Art. 18(3)(iv)
  --     academic: 18条3項5号から6号 / Art. 18(3)(v) to (vi)
  basis_jp TEXT NOT NULL DEFAULT '',
  -- 根拠(GDPR) / Legal basis (GDPR)
  --   GDPRの適用を受ける場合に、6条1項の法的根拠を選びます。
  --   Legal basis under GDPR Art. 6(1), where that law applies.
  --     consent: 6条1項a / Art. 6(1)(a)
  --     contract: 6条1項b / Art. 6(1)(b)
  --     legal: 6条1項c / Art. 6(1)(c)
  --     vital: 6条1項d / Art. 6(1)(d)
  --     public: 6条1項e / Art. 6(1)(e)
  --     legitimate: 6条1項f / Art. 6(1)(f)
  basis_eu TEXT NOT NULL DEFAULT '',
  -- 根拠の補足 / Note on the ground
  --   根拠の補足を入力します（例：根拠となる法令名、正当な利益の内容）。
  --   Details of the ground, such as the law that asks for it or the legitimate interest.
  basis_note TEXT NOT NULL DEFAULT '',
  -- 変更日 / Changed on (2026-04-01)
  --   利用目的を変更した日を入力します。変更は関連性のある範囲に限られます（法17条2項）。
  --   Date on which the purpose was changed, within what is reasonably related to the old one (APPI Art. 17(2)).
  changed_on TEXT NOT NULL DEFAULT '',
  -- 変更の通知・公表日 / Change announced on (2026-04-01)
  --   変更後の利用目的を通知又は公表した日を入力します（法21条3項）。
  --   Date on which the change was notified or published (APPI Art. 21(3)).
  announced_on TEXT NOT NULL DEFAULT '',
  -- 変更の通知・公表方法 / How it was announced
  --   変更を通知又は公表した方法を入力します（例：自社サイト、会員へのメール。法21条3項）。
  --   How the change was made known, such as: page of the company, mail to members (APPI Art. 21(3)).
  announced_how TEXT NOT NULL DEFAULT '',
  -- 停止の方法 / How the person can stop it
  --   本人が停止を求める方法を入力します（例：メール内の配信停止リンク、ブラウザーの設定）。
  --   How the person can have it stopped, such as a link in each mail or a setting of the browser.
  how_to_stop TEXT NOT NULL DEFAULT '',
  -- 停止の制約 / Limits of stopping
  --   停止しても及ばない範囲を入力します（例：一部のサービスが利用できなくなる）。
  --   What stopping does not reach, such as services that then no longer work.
  limits TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT '',
  -- 事業者 / Organization
  --   この利用目的を定めた事業者。空欄なら、この目的で利用するデータ区分の事業者のものとします。
  --   Organization whose purpose it is; empty for those whose data categories are used for it.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX purpose_by_name ON purpose (name);
CREATE INDEX purpose_by_organization ON purpose (organization);


-- ==== 項目 / Item ====
-- 個人情報の項目とその種類です。
-- An item of personal data and its class.
CREATE TABLE item (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 種類 / Class
  --   項目の種類を選びます。取得の制限や漏えい報告の要否の判断に使います。
  --   Class of the item, on which special duties, leak reports and warnings depend.
  --     ordinary: 通常 / Ordinary
  --     sensitive: 要配慮個人情報 / Special-care-required
  --     delicate: 機微情報 / Delicate (financial sector)
  --     individual_number: 個人番号 / Individual number
  --     identification_code: 個人識別符号 / Individual identification code
  --     financial: 財産情報 / Financial
  --     credential: 認証情報 / Credentials
  --     behavioural: 行動履歴 / Behavioural history
  item_class TEXT NOT NULL DEFAULT '',
  -- 要配慮の種別 / Head of sensitive data
  --   要配慮個人情報のどの種別に当たるかを選びます（法2条3項、政令2条）。
  --   Head of special-care-required information that the item falls under (APPI Art. 2(3)).
  --     race: 人種 / Race
  --     creed: 信条 / Creed
  --     social_status: 社会的身分 / Social status
  --     medical_history: 病歴 / Medical history
  --     criminal_record: 犯罪の経歴 / Criminal record
  --     crime_victim: 犯罪被害 / Victim of a crime
  --     disability: 障害 / Disability
  --     examination: 健康診断等の結果 / Results of health examinations
  --     treatment: 保健指導・診療・調剤 / Health guidance, treatment, dispensing
  --     criminal_procedure: 刑事手続 / Criminal procedure
  --     juvenile_procedure: 少年保護手続 / Juvenile procedure
  sensitive_head TEXT NOT NULL DEFAULT '',
  -- 別名 / Other names
  --   ファイルで使われるほかの呼び名を、セミコロン（;）で区切って入力します。取り込み時の照合に使います。
  --   Other names by which files know it, divided by semicolons, so that an import finds it.
  other_names TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX item_by_name ON item (name);


-- ==== 相手先 / Party ====
-- 社外の相手先です。個別の相手でも類型でも登録でき、役割はほかの記録との関連で決まります。
-- Anyone outside, named or a class of them; its roles follow from its links.
CREATE TABLE party (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 特定・類型 / Named or a class
  --   特定の相手か、相手の類型（例：大学、出展会員）かを選びます。
  --   A party by name, or a class of parties such as universities or exhibitors.
  --     named: 特定の相手 / Named party
  --     class: 相手の類型 / Class of parties
  party_class TEXT NOT NULL DEFAULT '',
  -- 自社の事業者 / One of our organizations
  --   この相手先が自社である場合に、該当する事業者を選びます（例：自社が共同利用者となる場合）。
  --   Our own organization that this party stands for, such as where we are a joint user ourselves.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  -- 別名 / Other names
  --   ファイルで使われるほかの呼び名を、セミコロン（;）で区切って入力します。取り込み時の照合に使います。
  --   Other names by which files know it, divided by semicolons, so that an import finds it.
  other_names TEXT NOT NULL DEFAULT '',
  -- 法人番号 / Corporate number
  --   13桁の法人番号を入力します。個人番号（マイナンバー）は入力できません。
  --   Corporate number of 13 digits; never an individual number.
  corporate_number TEXT NOT NULL DEFAULT '',
  -- 住所 / Address
  --   住所を入力します。共同利用の管理責任者についてはあらかじめ本人に通知し、又は本人が容易に知り得る状態に置く事項です（法27条5項3号）。
  --   Address; it is stated for the party responsible for a joint use (APPI Art. 27(5)(iii)).
  address TEXT NOT NULL DEFAULT '',
  -- 代表者氏名 / Representative
  --   代表者の氏名を入力します。共同利用の管理責任者についてはあらかじめ本人に通知し、又は本人が容易に知り得る状態に置く事項です（法27条5項3号）。
  --   Name of the representative; it is stated for the party responsible for a joint use (APPI Art. 27(5)(iii)).
  representative TEXT NOT NULL DEFAULT '',
  -- 国 / Country (ISO 3166-1)
  --   所在国を入力します（例：日本、US）。外国にある場合は法28条を確認してください。
  --   Country in which the party is, such as JP or US; outside Japan see APPI Art. 28.
  country TEXT NOT NULL DEFAULT '',
  -- 連絡先 / Contact
  --   相手先の連絡先（電話、メール、ページ）を入力します。
  --   Telephone, mail address or page where the party is reached.
  contact TEXT NOT NULL DEFAULT '',
  -- 情報のページ / Page with these particulars
  --   相手先の名称・住所・代表者を掲載したページのURLを入力します。
  --   Page that shows name, address and representative of the party.
  page TEXT NOT NULL DEFAULT '',
  -- グループ会社 / In our group (yes, no, '')
  --   グループ会社かを選びます。グループ会社でも提供の際は第三者に当たります（法27条）。
  --   Yes if the party belongs to our group of companies; it is a third party all the same (APPI Art. 27).
  in_group TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX party_by_name ON party (name);
CREATE INDEX party_by_organization ON party (organization);


-- ==== 第三者提供 / Provision to third parties ====
-- 相手先に提供するデータ区分です。根拠、項目、国、記録を管理します。
-- Categories given to parties: ground, items, country, records.
CREATE TABLE provision (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 提供の根拠 / Ground
  --   提供の根拠（同意、例外、オプトアウトなど）を選びます（法27条1項・2項など）。
  --   Provision of the APPI on which it rests: consent, an exception or opt-out (Art. 27(1), (2)).
  --     consent: 27条1項本文(同意) / Art. 27(1) main text (consent)
  --     law: 27条1項1号 / Art. 27(1)(i)
  --     life: 27条1項2号 / Art. 27(1)(ii)
  --     public_health: 27条1項3号 / Art. 27(1)(iii)
  --     state: 27条1項4号 / Art. 27(1)(iv)
  --     academic: 27条1項5号から7号 / Art. 27(1)(v) to (vii)
  --     opt_out: 27条2項(オプトアウト) / Art. 27(2) (opt-out)
  --     succession: 27条5項2号(事業承継) / Art. 27(5)(ii) (succession of business)
  --     related_information: 31条 / Art. 31
  --     anonymized: 43条・44条 / Arts. 43 and 44
  --     own_publication: 本人による公開 / Published by the person
  --     notice_only: 公表のみ / Notice only
  ground TEXT NOT NULL DEFAULT '',
  -- 同意の取得方法 / How consent is taken
  --   あらかじめ同意を得る方法を入力します（例：申込フォームのチェックボックス。法27条1項）。
  --   How consent is taken before data is given, such as: tick box of the form (APPI Art. 27(1)).
  consent_how TEXT NOT NULL DEFAULT '',
  -- 本人が拒める / The person can refuse (yes, no, '')
  --   本人が提供を拒んでもサービスを利用できるかを選びます。
  --   Yes if the person can refuse and still use the service.
  refusable TEXT NOT NULL DEFAULT '',
  -- 提供する場面 / Occasion
  --   どのようなときに提供するかを入力します（例：資料請求の都度）。
  --   When data is given, such as: each time material is requested.
  occasion TEXT NOT NULL DEFAULT '',
  -- 提供先での利用 / The recipient's use
  --   提供先での利用内容を入力します（例：請求への対応、商品の案内）。
  --   What the recipient does with the data, such as: answer the request, offer its products.
  recipient_use TEXT NOT NULL DEFAULT '',
  -- 項目の補足 / Wording for an open list of items
  --   列挙しきれない項目を公表文で補う表現を入力します（例：その他フォームにご入力いただく項目）。
  --   Words that complete an open list of items in notices, such as: other items entered in the form.
  items_wording TEXT NOT NULL DEFAULT '',
  -- 提供する形 / Form in which it is given
  --   提供する形（そのまま、不可逆変換、仮名加工、統計）を選びます。
  --   Form in which it is given: as it is, transformed, pseudonymized or as statistics.
  --     plain: そのまま / As it is
  --     hashed: 不可逆変換 / Irreversibly transformed
  --     pseudonymized: 仮名加工 / Pseudonymized
  --     aggregated: 統計 / Statistics
  form TEXT NOT NULL DEFAULT '',
  -- 提供先で突合 / Matched by the recipient with what it holds (yes, no, '')
  --   提供先が保有する情報と突合するかを選びます。
  --   Yes if the recipient matches it with data that it already holds.
  matched TEXT NOT NULL DEFAULT '',
  -- 提供手段 / Means
  --   提供の手段を入力します（例：ファイル転送、電子メール、電話。法27条2項5号）。
  --   How the data is handed over, such as file transfer, mail or telephone (APPI Art. 27(2)(v)).
  means TEXT NOT NULL DEFAULT '',
  -- 提供先からの連絡手段 / How the recipient contacts the person
  --   提供先が本人に連絡する手段を入力します（例：電子メール、電話、郵送）。
  --   How the recipient gets in touch with the person, such as by mail, telephone or post.
  contact_means TEXT NOT NULL DEFAULT '',
  -- 頻度 / Frequency
  --   提供する頻度を入力します（例：都度、毎月、1回限り）。
  --   How often data is given, such as each time, monthly or once.
  frequency TEXT NOT NULL DEFAULT '',
  -- 提供先の国 / Country (ISO 3166-1)
  --   提供先の外国を入力します（例：US）。同意を得る際に本人へ情報提供する事項です（法28条2項）。
  --   Foreign country of the recipient, such as US; the person is told of it when asked for consent (APPI Art. 28(2)).
  country TEXT NOT NULL DEFAULT '',
  -- 国を特定できない理由 / Why no country can be named
  --   国名を特定できない理由を入力します。国名に代えて本人に伝えます（規則17条3項）。
  --   Why the country cannot be named; the person is told this instead (APPI Rules Art. 17(3)).
  country_unknown_reason TEXT NOT NULL DEFAULT '',
  -- 外国提供の根拠 / Ground for a foreign third party
  --   外国にある第三者への提供の根拠を選びます（法28条1項）。
  --   Ground on which data may go to a third party in a foreign country (APPI Art. 28(1)).
  --     consent: 28条1項(同意) / Art. 28(1) (consent)
  --     equivalent_country: 同等国(EU・英国) / Equivalent country (EU, UK)
  --     equivalent_measures: 相当措置体制 / System of equivalent measures
  --     exempt: 27条1項各号 / Art. 27(1)(i) to (vii)
  foreign_ground TEXT NOT NULL DEFAULT '',
  -- 当該国の制度 / That country's system
  --   その外国の個人情報保護制度について、本人に提供する情報を入力します（法28条2項）。
  --   That country's system for protecting personal information, as the person is told (APPI Art. 28(2)).
  foreign_system TEXT NOT NULL DEFAULT '',
  -- 提供先の措置 / The recipient's measures
  --   提供先が講じる保護措置について、本人に提供する情報を入力します（法28条2項）。
  --   Measures that the recipient takes to protect the data, as the person is told (APPI Art. 28(2)).
  foreign_measures TEXT NOT NULL DEFAULT '',
  -- 情報提供できない理由 / Why these cannot be given
  --   提供先の措置の情報を提供できない理由を入力します。措置に代えて本人に伝えます（規則17条4項）。
  --   Why the recipient's measures cannot be given; the person is told this instead (APPI Rules Art. 17(4)).
  foreign_missing_reason TEXT NOT NULL DEFAULT '',
  -- 代わりに提供する情報 / Information given instead
  --   国名に代わる参考情報を入力します（例：候補となる国の範囲。規則17条3項）。
  --   Useful information instead of the country, such as the countries that are likely (APPI Rules Art. 17(3)).
  foreign_substitute TEXT NOT NULL DEFAULT '',
  -- 相当措置の最終確認日 / Equivalent measures last checked on (2026-04-01)
  --   相当措置の実施状況を最後に確認した日を入力します。年1回程度の確認が求められます（法28条3項）。
  --   Date on which the equivalent measures were last checked; about once a year is expected (APPI Art. 28(3)).
  foreign_checked_on TEXT NOT NULL DEFAULT '',
  -- 提供記録の方法 / Record (Art. 29)
  --   提供記録の作成方法（都度、一括、契約書等）を選びます（法29条1項）。
  --   How the record of provision is made: each time, in batches or by the contract (APPI Art. 29(1)).
  --     each: 都度 / Each time
  --     batch: 一括 / In batches
  --     contract: 契約書等 / Contract or similar document
  --     not_needed: 不要 / Not needed
  record_method TEXT NOT NULL DEFAULT '',
  -- 提供記録の保管場所 / Where the record is
  --   提供記録の保管場所を入力します（法29条2項）。
  --   Where the record of provision is kept (APPI Art. 29(2)).
  record_place TEXT NOT NULL DEFAULT '',
  -- 記録が不要な理由 / Why no record is needed
  --   記録の作成が不要な理由を入力します（例：法令に基づく提供。法29条1項ただし書）。
  --   Why no record is needed, such as: it is asked for by law (APPI Art. 29(1)).
  record_exempt_reason TEXT NOT NULL DEFAULT '',
  -- 提供先の同意確認 / Consent confirmed by the recipient (Art. 31)
  --   個人関連情報について、提供先が本人の同意を得ていることの確認方法を入力します（法31条1項）。
  --   How it was confirmed that the person lets the recipient have personally referable information (APPI Art. 31(1)).
  recipient_consent_check TEXT NOT NULL DEFAULT '',
  -- オプトアウト:取得の方法 / Opt-out: how obtained
  --   オプトアウトで提供するデータの取得の方法を入力します（法27条2項4号）。
  --   How the data that is given was obtained (APPI Art. 27(2)(iv)).
  opt_out_acquired TEXT NOT NULL DEFAULT '',
  -- オプトアウト:提供停止 / Opt-out: stopping on request
  --   本人の求めに応じて提供を停止する旨を入力します（法27条2項6号）。
  --   That giving the data stops when the person asks for it (APPI Art. 27(2)(vi)).
  opt_out_stop TEXT NOT NULL DEFAULT '',
  -- オプトアウト:求めの受付方法 / Opt-out: how requests are taken
  --   停止の求めを受け付ける方法を入力します（例：フォーム、メール、郵送。法27条2項7号）。
  --   How the person asks for it to stop, such as form, mail or post (APPI Art. 27(2)(vii)).
  opt_out_request TEXT NOT NULL DEFAULT '',
  -- オプトアウト:更新の方法 / Opt-out: how data are updated
  --   提供するデータの更新の方法を入力します（規則11条4項）。
  --   How the data that is given is kept up to date (APPI Rules Art. 11(4)).
  opt_out_update TEXT NOT NULL DEFAULT '',
  -- オプトアウト:提供開始予定日 / Opt-out: provision starts on (2026-04-01)
  --   提供を開始する予定日を入力します（規則11条4項）。
  --   Date on which data is first to be given (APPI Rules Art. 11(4)).
  opt_out_from TEXT NOT NULL DEFAULT '',
  -- オプトアウト:届出日 / Opt-out: filed on (2026-04-01)
  --   個人情報保護委員会に届け出た日を入力します（法27条2項）。
  --   Date of the filing with the Personal Information Protection Commission (APPI Art. 27(2)).
  opt_out_filed_on TEXT NOT NULL DEFAULT '',
  -- オプトアウト:届出番号 / Opt-out: filing number
  --   個人情報保護委員会への届出の番号を入力します。
  --   Number of the filing with the Personal Information Protection Commission.
  opt_out_number TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX provision_by_name ON provision (name);

-- データ区分: 第三者提供 -> データ区分 / Data categories: Provision to third parties -> Data category
--   提供するデータ区分を選びます。
--   Data categories from which data is given.
CREATE TABLE provision_categories (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES provision (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX provision_categories_by_target ON provision_categories (target);

-- 提供先: 第三者提供 -> 相手先 / Recipients: Provision to third parties -> Party
--   提供先の第三者を、個別の名称又は類型で選びます（法27条1項）。
--   Third parties that receive the data, by name or as a class (APPI Art. 27(1)).
CREATE TABLE provision_recipients (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES provision (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX provision_recipients_by_target ON provision_recipients (target);

-- 提供目的: 第三者提供 -> 利用目的 / Purposes: Provision to third parties -> Purpose of use
--   提供を含む利用目的を選びます。提供することも利用目的で特定します（ガイドライン（通則編）3-1-1）。
--   Our purposes of use that cover giving the data to others (PPC guideline 3-1-1).
CREATE TABLE provision_purposes (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES provision (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES purpose (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX provision_purposes_by_target ON provision_purposes (target);

-- 提供する項目: 第三者提供 -> 項目 / Items: Provision to third parties -> Item
--   提供する項目を選びます。オプトアウトの場合は漏れなく挙げます（法27条2項3号）。
--   Items that are given; an opt-out needs the complete list (APPI Art. 27(2)(iii)).
CREATE TABLE provision_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES provision (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX provision_items_by_target ON provision_items (target);

-- 記載する公表文: 第三者提供 -> 公表文 / Stated in: Provision to third parties -> Notice
--   この内容を記載している公表文を選びます。
--   Notices in which this stands.
CREATE TABLE provision_notices (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES provision (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX provision_notices_by_target ON provision_notices (target);


-- ==== 委託 / Entrustment ====
-- 取扱いを委託するデータ区分と、委託先の監督です。
-- Categories handled for us by a contractor, and its supervision.
CREATE TABLE entrustment (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 委託先 / Contractor
  --   取扱いを委託する相手先を選びます。必要かつ適切な監督を行います（法25条）。
  --   Party that handles the data for us and that we supervise (APPI Art. 25).
  contractor INTEGER REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 委託業務 / Work
  --   委託する業務を入力します（例：給与計算、発送、サーバーの運用）。
  --   Work that is entrusted, such as payroll, dispatch or running a server.
  work TEXT NOT NULL DEFAULT '',
  -- 選定の方法 / Selection
  --   委託先を選定した方法・基準を入力します（法25条、ガイドライン（通則編）3-4-4）。
  --   How the contractor was examined before it was chosen (APPI Art. 25, PPC guideline 3-4-4).
  selection TEXT NOT NULL DEFAULT '',
  -- 契約日 / Contract date (2026-04-01)
  --   委託契約を締結した日を入力します（法25条、ガイドライン（通則編）3-4-4）。
  --   Date of the contract that covers the handling (APPI Art. 25, PPC guideline 3-4-4).
  contract_on TEXT NOT NULL DEFAULT '',
  -- 契約書 / Contract
  --   契約書のURL又は保存先を入力します。
  --   Link or path to the contract.
  contract TEXT NOT NULL DEFAULT '',
  -- 契約条項を確認済み / Clauses checked (yes, no, '')
  --   安全管理、再委託、監査、終了時の措置などの条項を確認したかを選びます。
  --   Yes once the contract was found to cover security, re-entrustment, audits and the end of the work.
  clauses_checked TEXT NOT NULL DEFAULT '',
  -- 最終監督日 / Last supervised on (2026-04-01)
  --   委託先の取扱状況を最後に確認した日を入力します（法25条）。年1回が一般的です。
  --   Date on which the contractor's handling was last checked (APPI Art. 25); once a year is usual.
  supervised_on TEXT NOT NULL DEFAULT '',
  -- 再委託 / Re-entrustment
  --   再委託の扱い（なし、承認あり、制限なし）を選びます。
  --   Whether the contractor may entrust the work further, and whether we approve it first.
  --     none: なし / None
  --     approved: 承認あり / With our approval
  --     free: 制限なし / Not restricted
  subcontracting TEXT NOT NULL DEFAULT '',
  -- 委託先の国 / Country (ISO 3166-1)
  --   委託先が取り扱う国を入力します（例：日本、US）。外国の場合は法28条を確認してください。
  --   Country in which the contractor handles the data, such as JP or US; outside Japan see APPI Art. 28.
  country TEXT NOT NULL DEFAULT '',
  -- 外国提供の根拠 / Ground for a foreign third party
  --   外国にある第三者への提供の根拠を選びます（法28条1項）。
  --   Ground on which data may go to a third party in a foreign country (APPI Art. 28(1)).
  --     consent: 28条1項(同意) / Art. 28(1) (consent)
  --     equivalent_country: 同等国(EU・英国) / Equivalent country (EU, UK)
  --     equivalent_measures: 相当措置体制 / System of equivalent measures
  --     exempt: 27条1項各号 / Art. 27(1)(i) to (vii)
  foreign_ground TEXT NOT NULL DEFAULT '',
  -- 相当措置の最終確認日 / Equivalent measures last checked on (2026-04-01)
  --   相当措置の実施状況を最後に確認した日を入力します。年1回程度の確認が求められます（法28条3項）。
  --   Date on which the equivalent measures were last checked; about once a year is expected (APPI Art. 28(3)).
  foreign_checked_on TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT '',
  -- 委託先に求める措置 / What the contractor is bound to
  --   契約や監督により委託先に求めている措置（例：漏えい・滅失・毀損の防止。法25条）を入力します。
  --   What contract and supervision bind the contractor to, such as measures against leakage, loss and damage (APPI Art. 25).
  safeguards TEXT NOT NULL DEFAULT '',
  -- 契約終了日 / Contract ends on (2026-04-01)
  --   契約が終了する日（終了した日）です。契約終了から数える期間の計算に使います。
  --   Date on which the contract ends or ended; periods that run from the end of the contract are computed from it.
  ended_on TEXT NOT NULL DEFAULT '',
  -- 国を特定できない理由 / Why no country can be named
  --   国名を特定できない理由を入力します。国名に代えて本人に伝えます（規則17条3項）。
  --   Why the country cannot be named; the person is told this instead (APPI Rules Art. 17(3)).
  country_unknown_reason TEXT NOT NULL DEFAULT '',
  -- 当該国の制度 / That country's system
  --   その外国の個人情報保護制度について、本人に提供する情報を入力します（法28条2項）。
  --   That country's system for protecting personal information, as the person is told (APPI Art. 28(2)).
  foreign_system TEXT NOT NULL DEFAULT '',
  -- 委託先の措置 / The contractor's measures
  --   提供先が講じる保護措置について、本人に提供する情報を入力します（法28条2項）。
  --   Measures that the recipient takes to protect the data, as the person is told (APPI Art. 28(2)).
  foreign_measures TEXT NOT NULL DEFAULT '',
  -- 情報提供できない理由 / Why these cannot be given
  --   提供先の措置の情報を提供できない理由を入力します。措置に代えて本人に伝えます（規則17条4項）。
  --   Why the recipient's measures cannot be given; the person is told this instead (APPI Rules Art. 17(4)).
  foreign_missing_reason TEXT NOT NULL DEFAULT '',
  -- 代わりに提供する情報 / Information given instead
  --   国名に代わる参考情報を入力します（例：候補となる国の範囲。規則17条3項）。
  --   Useful information instead of the country, such as the countries that are likely (APPI Rules Art. 17(3)).
  foreign_substitute TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX entrustment_by_contractor ON entrustment (contractor);
CREATE INDEX entrustment_by_name ON entrustment (name);

-- データ区分: 委託 -> データ区分 / Data categories: Entrustment -> Data category
--   取扱いを委託するデータ区分を選びます。
--   Data categories that the contractor handles for us.
CREATE TABLE entrustment_categories (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES entrustment (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX entrustment_categories_by_target ON entrustment_categories (target);

-- 委託する項目: 委託 -> 項目 / Items: Entrustment -> Item
--   委託先が取り扱う項目を選びます。
--   Items that the contractor handles.
CREATE TABLE entrustment_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES entrustment (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX entrustment_items_by_target ON entrustment_items (target);

-- 再委託先: 委託 -> 相手先 / Re-entrusted to: Entrustment -> Party
--   委託先が再委託する相手先を選びます。
--   Parties to which the contractor entrusts the work further.
CREATE TABLE entrustment_subcontractors (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES entrustment (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX entrustment_subcontractors_by_target ON entrustment_subcontractors (target);

-- 記載する公表文: 委託 -> 公表文 / Stated in: Entrustment -> Notice
--   この内容を記載している公表文を選びます。
--   Notices in which this stands.
CREATE TABLE entrustment_notices (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES entrustment (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX entrustment_notices_by_target ON entrustment_notices (target);


-- ==== 共同利用 / Joint use ====
-- 他者と共同して利用するデータ区分です（法27条5項3号）。
-- Categories used together with others (Article 27(5)(iii)).
CREATE TABLE joint_use (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 公表日 / Stated since (2026-04-01)
  --   共同利用について通知又は公表した日を入力します。共同利用の開始前に必要です（法27条5項3号）。
  --   Date since which the joint use has been notified or published, before it began (APPI Art. 27(5)(iii)).
  stated_since TEXT NOT NULL DEFAULT '',
  -- 共同利用者の範囲 / Scope of joint users
  --   共同利用者の範囲を、どこまで利用されるか本人が判断できるように入力します（法27条5項3号）。
  --   Scope of the users, so that a person can tell how far the data may go (APPI Art. 27(5)(iii)).
  scope TEXT NOT NULL DEFAULT '',
  -- 項目の補足 / Wording for an open list of items
  --   列挙しきれない項目を公表文で補う表現を入力します（例：その他フォームにご入力いただく項目）。
  --   Words that complete an open list of items in notices, such as: other items entered in the form.
  items_wording TEXT NOT NULL DEFAULT '',
  -- 管理責任者 / Party responsible for management
  --   管理について責任を有する者を選びます。名称・住所・代表者氏名もあらかじめ本人に通知し、又は本人が容易に知り得る状態に置く事項です（法27条5項3号）。
  --   Company first responsible among the users; its address and representative are stated too (APPI Art. 27(5)(iii)).
  responsible INTEGER REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 共同利用の取決め / Agreement between the users
  --   取扱いや安全管理、事故対応についての共同利用者間の取決めのURL又は保存先を入力します。
  --   Link or path to the agreement of the users on handling, security and incidents.
  agreement TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT '',
  -- 国を特定できない理由 / Why no country can be named
  --   国名を特定できない理由を入力します。国名に代えて本人に伝えます（規則17条3項）。
  --   Why the country cannot be named; the person is told this instead (APPI Rules Art. 17(3)).
  country_unknown_reason TEXT NOT NULL DEFAULT '',
  -- 当該国の制度 / That country's system
  --   その外国の個人情報保護制度について、本人に提供する情報を入力します（法28条2項）。
  --   That country's system for protecting personal information, as the person is told (APPI Art. 28(2)).
  foreign_system TEXT NOT NULL DEFAULT '',
  -- 共同利用者の措置 / The users' measures
  --   提供先が講じる保護措置について、本人に提供する情報を入力します（法28条2項）。
  --   Measures that the recipient takes to protect the data, as the person is told (APPI Art. 28(2)).
  foreign_measures TEXT NOT NULL DEFAULT '',
  -- 情報提供できない理由 / Why these cannot be given
  --   提供先の措置の情報を提供できない理由を入力します。措置に代えて本人に伝えます（規則17条4項）。
  --   Why the recipient's measures cannot be given; the person is told this instead (APPI Rules Art. 17(4)).
  foreign_missing_reason TEXT NOT NULL DEFAULT '',
  -- 代わりに提供する情報 / Information given instead
  --   国名に代わる参考情報を入力します（例：候補となる国の範囲。規則17条3項）。
  --   Useful information instead of the country, such as the countries that are likely (APPI Rules Art. 17(3)).
  foreign_substitute TEXT NOT NULL DEFAULT '',
  -- 外国提供の根拠 / Ground for a foreign third party
  --   外国にある第三者への提供の根拠を選びます（法28条1項）。
  --   Ground on which data may go to a third party in a foreign country (APPI Art. 28(1)).
  --     consent: 28条1項(同意) / Art. 28(1) (consent)
  --     equivalent_country: 同等国(EU・英国) / Equivalent country (EU, UK)
  --     equivalent_measures: 相当措置体制 / System of equivalent measures
  --     exempt: 27条1項各号 / Art. 27(1)(i) to (vii)
  foreign_ground TEXT NOT NULL DEFAULT '',
  -- 相当措置の最終確認日 / Equivalent measures last checked on (2026-04-01)
  --   相当措置の実施状況を最後に確認した日を入力します。年1回程度の確認が求められます（法28条3項）。
  --   Date on which the equivalent measures were last checked; about once a year is expected (APPI Art. 28(3)).
  foreign_checked_on TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX joint_use_by_name ON joint_use (name);
CREATE INDEX joint_use_by_responsible ON joint_use (responsible);

-- データ区分: 共同利用 -> データ区分 / Data categories: Joint use -> Data category
--   共同利用するデータ区分を選びます。
--   Data categories that are used jointly.
CREATE TABLE joint_use_categories (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES joint_use (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX joint_use_categories_by_target ON joint_use_categories (target);

-- 共同利用者: 共同利用 -> 相手先 / Joint users: Joint use -> Party
--   共同利用する者を選びます。自社も含められます。
--   Parties that use the data jointly; one of them may be our own organization.
CREATE TABLE joint_use_users (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES joint_use (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX joint_use_users_by_target ON joint_use_users (target);

-- 利用目的: 共同利用 -> 利用目的 / Purposes: Joint use -> Purpose of use
--   共同利用者の利用目的をすべて選びます（法27条5項3号）。変更はあらかじめ通知等をします（同条6項）。
--   All purposes of the joint users (APPI Art. 27(5)(iii)); a change is told beforehand (Art. 27(6)).
CREATE TABLE joint_use_purposes (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES joint_use (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES purpose (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX joint_use_purposes_by_target ON joint_use_purposes (target);

-- 項目: 共同利用 -> 項目 / Items: Joint use -> Item
--   共同利用する項目を選びます。後から広げることは原則できません（法27条5項3号・6項）。
--   Items that are used jointly; they cannot simply be widened later (APPI Art. 27(5)(iii), (6)).
CREATE TABLE joint_use_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES joint_use (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX joint_use_items_by_target ON joint_use_items (target);

-- 記載する公表文: 共同利用 -> 公表文 / Stated in: Joint use -> Notice
--   この内容を記載している公表文を選びます。
--   Notices in which this stands.
CREATE TABLE joint_use_notices (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES joint_use (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX joint_use_notices_by_target ON joint_use_notices (target);


-- ==== 保存期間 / Retention ====
-- データ区分又はその一部の項目を保存する期間です。
-- How long categories, or some of their items, are kept.
CREATE TABLE retention (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 定めの種類 / Kind of rule
  --   自社の基準か、法定の最短（下限）か最長（上限）かを選びます。
  --   Our own rule, a legal minimum (kept at least so long) or a legal maximum (kept no longer).
  --     own: 自社基準 / Our own rule
  --     floor: 法定の最短 / Legal minimum
  --     ceiling: 法定の最長 / Legal maximum
  rule TEXT NOT NULL DEFAULT '',
  -- 記録の種類 / Type of record
  --   法令上の記録の種類を入力します（例：賃金台帳、労働者名簿）。
  --   Type of record as the law names it, such as wage ledger or roster of workers.
  record_type TEXT NOT NULL DEFAULT '',
  -- 保存期間 / Period (P6M)
  --   保存する長さを入力します（例：5年、6か月）。長さで定めない場合は空欄にし、期間の表現に記入します。
  --   Length of time, such as P5Y for 5 years or P6M for 6 months; empty where only words can tell it.
  period TEXT NOT NULL DEFAULT '',
  -- 起算 / From which event
  --   保存期間の起算点を入力します（例：退職、選考の終了）。
  --   Event from which the period runs, such as leaving the company or the end of the selection.
  event TEXT NOT NULL DEFAULT '',
  -- 期間の表現 / Wording
  --   長さで表せない期間を言葉で入力します（例：利用目的の達成に必要な期間）。
  --   The period in words, where a length cannot tell it, such as: as long as the purpose needs.
  wording TEXT NOT NULL DEFAULT '',
  -- 根拠法令 / Law
  --   保存を定める法令と条番号を入力します（例：労働基準法109条）。
  --   Law and article that ask for it, such as Labor Standards Act Art. 109.
  law TEXT NOT NULL DEFAULT '',
  -- 経過措置の期間 / Transitional period (P6M)
  --   経過措置により当分の間認められる期間を入力します（例：3年。労働基準法143条）。
  --   Shorter period that still holds for the time being, such as P3Y (Labor Standards Act Art. 143).
  transitional_period TEXT NOT NULL DEFAULT '',
  -- 例外 / Exception
  --   例外的に長く又は短く保存する場合を入力します（例：係争中）。
  --   When data is kept longer or shorter, such as while a dispute is open.
  exception TEXT NOT NULL DEFAULT '',
  -- 満了時の措置 / At the end
  --   満了時の措置を選びます。不要になった個人データは遅滞なく消去するよう努めます（法22条）。
  --   What is done at the end; data no longer needed should be erased without delay (APPI Art. 22).
  --     delete: 削除 / Delete
  --     anonymize: 匿名化 / Anonymize
  --     return: 返却 / Return
  --     archive: 保管継続 / Keep in the archive
  --     delete_or_anonymize: 削除又は匿名化 / Delete or anonymize
  outcome TEXT NOT NULL DEFAULT '',
  -- 廃棄方法 / Method of disposal
  --   廃棄・消去の方法を入力します（例：裁断、溶解、復元できない消去）。
  --   Method of disposal, such as shredding, dissolving or secure erasure.
  disposal_method TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT '',
  -- 起算の日付 / Date of the event (2026-04-01)
  --   起算となる日がすべてのデータに共通する場合の日付（契約や催しの終了日など）です。廃棄予定はこの日から数えます。
  --   Date of the event, where it is one date for all the data, such as the end of a contract or a campaign; the calendar of disposal counts from it.
  event_on TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX retention_by_name ON retention (name);

-- データ区分: 保存期間 -> データ区分 / Data categories: Retention -> Data category
--   この定めの対象となるデータ区分を選びます。
--   Data categories that this rule covers.
CREATE TABLE retention_categories (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES retention (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX retention_categories_by_target ON retention_categories (target);

-- 対象の項目: 保存期間 -> 項目 / Only for these items: Retention -> Item
--   一部の項目だけに適用する場合に、その項目を選びます。全体に適用する場合は空欄です。
--   Items to which the rule is limited; empty where it covers the whole category.
CREATE TABLE retention_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES retention (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX retention_items_by_target ON retention_items (target);

-- 記載する公表文: 保存期間 -> 公表文 / Stated in: Retention -> Notice
--   この内容を記載している公表文を選びます。
--   Notices in which this stands.
CREATE TABLE retention_notices (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES retention (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX retention_notices_by_target ON retention_notices (target);


-- ==== 廃棄記録 / Disposal ====
-- データを廃棄・消去した記録です。
-- A record that data was disposed of.
CREATE TABLE disposal (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- データ区分 / Data category
  --   廃棄したデータ区分を選びます。
  --   Data category of which data was disposed of.
  category INTEGER REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 保管場所 / Storage
  --   廃棄したデータの保管場所を選びます。
  --   Place from which the data was removed.
  storage INTEGER REFERENCES storage (id) DEFERRABLE INITIALLY DEFERRED,
  -- 廃棄日 / Disposed of on (2026-04-01)
  --   廃棄・消去した日を入力します。個人番号については記録の保存が必要です（番号法ガイドライン）。
  --   Date of the disposal; for individual numbers this record must be kept (PPC guideline on the My Number Act).
  disposed_on TEXT NOT NULL DEFAULT '',
  -- 廃棄方法 / Method
  --   廃棄・消去の方法を入力します（例：裁断、溶解、復元できない消去）。
  --   Method of disposal, such as shredding, dissolving or secure erasure.
  method TEXT NOT NULL DEFAULT '',
  -- 件数 / Number of persons
  --   廃棄の対象となった本人の数を数字で入力します。
  --   Number of persons whose data was disposed of, as a figure.
  persons INTEGER,
  -- 実施者 / Done by
  --   実施した人（氏名又は職名）又は委託先の名称を入力します。
  --   Name or title of the person, or name of the contractor, who did it.
  done_by TEXT NOT NULL DEFAULT '',
  -- 廃棄証明書 / Contractor's certificate
  --   委託先が発行した廃棄・消去の証明書のURL又は保存先を入力します。
  --   Link or path to the contractor's certificate of disposal.
  certificate TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX disposal_by_category ON disposal (category);
CREATE INDEX disposal_by_name ON disposal (name);
CREATE INDEX disposal_by_storage ON disposal (storage);

-- 項目: 廃棄記録 -> 項目 / Items: Disposal -> Item
--   一部の項目だけを廃棄した場合に、その項目を選びます。
--   Items that were disposed of, where it was not the whole.
CREATE TABLE disposal_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES disposal (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX disposal_items_by_target ON disposal_items (target);


-- ==== 保管場所 / Storage ====
-- 保管に使うシステム、サーバー、書庫などです。
-- A system, server or cabinet.
CREATE TABLE storage (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 媒体 / Medium
  --   保管の媒体（電子、紙、両方）を選びます（JIS Q 15001）。
  --   Whether data is kept electronically, on paper or both (JIS Q 15001).
  --     electronic: 電子 / Electronic
  --     paper: 紙 / Paper
  --     both: 電子・紙 / Electronic and paper
  medium TEXT NOT NULL DEFAULT '',
  -- 所在 / Place
  --   所在を入力します（例：本社の施錠書庫、東京のデータセンター）。
  --   Where it stands, such as: locked cabinet at the head office, data center in Tokyo.
  place TEXT NOT NULL DEFAULT '',
  -- 保管国 / Country (ISO 3166-1)
  --   保管している国を入力します（例：日本、US）。外国の場合は公表する安全管理措置に国名を示します（法32条1項4号）。
  --   Country in which data is kept, such as JP or US; the published measures name a foreign one (APPI Art. 32(1)(iv)).
  country TEXT NOT NULL DEFAULT '',
  -- 提供事業者 / Provider
  --   サービスを提供する事業者を選びます（例：クラウド事業者）。
  --   Party that runs the service, such as a cloud provider.
  provider INTEGER REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 提供事業者がデータを取り扱う / The provider handles the data (yes, no, '')
  --   提供事業者がデータを取り扱うかを選びます。契約で取り扱わない旨を定め、アクセス制御も行っている場合は、「いいえ」を選びます。
  --   Yes if the provider handles the data; no if contract and access control keep it from doing so.
  provider_handles_data TEXT NOT NULL DEFAULT '',
  -- アクセス権者 / Who has access
  --   アクセス権を有する者を役職や部署で入力します（例：人事課員。ガイドライン（通則編）10-3(3)）。
  --   Posts or persons that can reach the data, such as: staff of the personnel department (PPC guideline 10-3(3)).
  access TEXT NOT NULL DEFAULT '',
  -- バックアップ / Backup
  --   バックアップの方法を入力します（例：毎日、30日分を別拠点に保管）。
  --   How backups are made and kept, such as: daily, 30 days, at another site.
  backup TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX storage_by_name ON storage (name);
CREATE INDEX storage_by_provider ON storage (provider);


-- ==== 安全管理措置 / Security measure ====
-- 安全管理措置と、そのうち公表する内容です。
-- A security measure, and what of it may be published.
CREATE TABLE measure (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 種類 / Class
  --   措置の種類を選びます（例：組織的、技術的。法23条）。
  --   Class of the measure in the guideline, such as organizational or technical (APPI Art. 23).
  --     policy: 基本方針 / Basic policy
  --     rules: 規律の整備 / Internal rules
  --     organizational: 組織的 / Organizational
  --     human: 人的 / Human
  --     physical: 物理的 / Physical
  --     technical: 技術的 / Technical
  --     external: 外的環境 / External environment
  --     accuracy: 正確性の確保 / Accuracy
  measure_class TEXT NOT NULL DEFAULT '',
  -- 内容 / Content
  --   措置の内容を、監査で確認できる程度に具体的に入力します。社外には公表しません。
  --   What is done, in enough detail for an auditor; it stays inside the company.
  content TEXT NOT NULL DEFAULT '',
  -- 公表文の表現 / Wording in notices
  --   公表文に載せる表現を入力します。「ガイドラインに従う」だけでは不十分です（法32条1項4号）。
  --   What notices say of it; that a guideline is followed is not enough alone (APPI Art. 32(1)(iv)).
  public_wording TEXT NOT NULL DEFAULT '',
  -- 公表 / Publication
  --   公表、求めに応じて回答、非公表を選びます。安全管理に支障がある内容は非公表にできます（政令10条）。
  --   Published, told on request, or withheld as it would harm security (APPI Art. 32(1)(iv), Order Art. 10).
  --     published: 公表 / Published
  --     on_request: 求めに応じて / On request
  --     withheld: 非公表 / Withheld
  publication TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT '',
  -- 事業者 / Organization
  --   この措置を講じている事業者。空欄なら、この措置を示すデータ区分や公表文の事業者のものとします。
  --   Organization that takes the measure; empty for those whose data categories or notices name it.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX measure_by_name ON measure (name);
CREATE INDEX measure_by_organization ON measure (organization);

-- 記載する公表文: 安全管理措置 -> 公表文 / Stated in: Security measure -> Notice
--   この内容を記載している公表文を選びます。
--   Notices in which this stands.
CREATE TABLE measure_notices (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_notices_by_target ON measure_notices (target);


-- ==== 外部送信 / External transmission ====
-- サイトやアプリから情報を外部に送信するタグやモジュールです。
-- A tag or module that sends data from a site or an app.
CREATE TABLE transmission (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- サイト・アプリ / Site or app
  --   送信元のサイト又はアプリを入力します（例：www.example.jp、会員向けアプリ）。
  --   Site or app that sends the information, such as www.example.jp or the app for members.
  site TEXT NOT NULL DEFAULT '',
  -- 送信先 / Provider
  --   情報の送信先を選びます（電気通信事業法27条の12）。
  --   Party to which the information is sent (Telecommunications Business Act Art. 27-12).
  provider INTEGER REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 送信される情報 / Information sent
  --   送信される利用者に関する情報を入力します（例：閲覧ページ、端末情報。電気通信事業法27条の12）。
  --   Information on the user that is sent, such as pages seen or device (Telecommunications Business Act Art. 27-12).
  information TEXT NOT NULL DEFAULT '',
  -- 自社の利用目的 / Our purpose
  --   自社での利用目的を入力します（電気通信事業法27条の12）。
  --   What we use it for (Telecommunications Business Act Art. 27-12).
  our_purpose TEXT NOT NULL DEFAULT '',
  -- 送信先の利用目的 / The provider's purpose
  --   送信先での利用目的を入力します（電気通信事業法27条の12）。
  --   What the provider uses it for (Telecommunications Business Act Art. 27-12).
  their_purpose TEXT NOT NULL DEFAULT '',
  -- プライバシーポリシー / Policy pages
  --   送信先のプライバシーポリシーのURLを1行に1つずつ入力します。
  --   Addresses of the provider's privacy policy, one a line.
  policy_pages TEXT NOT NULL DEFAULT '',
  -- オプトアウト / Opt-out pages
  --   利用者がオプトアウトできるページのURLを1行に1つずつ入力します。
  --   Addresses of the pages where the user can opt out, one a line.
  opt_out_pages TEXT NOT NULL DEFAULT '',
  -- オプトアウトの制約 / Limits of opting out
  --   オプトアウトが及ばない範囲を入力します（例：同じ利用者の別のブラウザー）。
  --   What opting out does not reach, such as other browsers of the same user.
  limits TEXT NOT NULL DEFAULT '',
  -- 根拠 / Ground
  --   対応の根拠（公表・通知、同意、オプトアウト、又は対象外の情報）を選びます。
  --   How the law is met: published or notified, consent, opt-out, or an exempt kind of information.
  --     published: 公表・通知 / Published or notified
  --     consent: 同意 / Consent
  --     opt_out: オプトアウト / Opt-out
  --     necessary: 真に必要な情報 / Strictly necessary
  --     first_party: 自社識別子 / First-party identifier
  ground TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT '',
  -- 事業者 / Organization
  --   サイト・アプリを運営する事業者。空欄なら、結び付いたデータ区分や公表文の事業者のものとします。
  --   Organization whose site or app it is; empty for those whose data categories or notices name it.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX transmission_by_name ON transmission (name);
CREATE INDEX transmission_by_organization ON transmission (organization);
CREATE INDEX transmission_by_provider ON transmission (provider);

-- データ区分: 外部送信 -> データ区分 / Data categories: External transmission -> Data category
--   送信される情報が属するデータ区分を選びます。
--   Data categories to which the information belongs.
CREATE TABLE transmission_categories (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES transmission (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX transmission_categories_by_target ON transmission_categories (target);

-- 記載する公表文: 外部送信 -> 公表文 / Stated in: External transmission -> Notice
--   この内容を記載している公表文を選びます。
--   Notices in which this stands.
CREATE TABLE transmission_notices (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES transmission (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX transmission_notices_by_target ON transmission_notices (target);


-- ==== 窓口 / Desk ====
-- 請求、問合せ、苦情を受け付ける窓口です。
-- Where requests, inquiries and complaints go.
CREATE TABLE desk (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 事業者 / Organization
  --   窓口を設けている事業者を選びます。
  --   Organization for which the desk answers.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  -- 部署 / Department
  --   窓口を担当する部署を選びます。
  --   Department that runs the desk.
  department INTEGER REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  -- 電話 / Telephone
  --   電話番号を入力します。受付時間があれば添えます。
  --   Telephone number, with the hours where they are limited.
  telephone TEXT NOT NULL DEFAULT '',
  -- メール / Mail
  --   窓口のメールアドレスを入力します。
  --   Mail address of the desk.
  mail TEXT NOT NULL DEFAULT '',
  -- ページ / Page
  --   窓口のページ又は受付フォームのURLを入力します。
  --   Page or form of the desk.
  page TEXT NOT NULL DEFAULT '',
  -- 郵送先 / Postal address
  --   書面での請求や苦情の郵送先を入力します。
  --   Postal address for requests and complaints on paper.
  address TEXT NOT NULL DEFAULT '',
  -- 送付物に記載の連絡先 / As printed on what was sent (yes, no, '')
  --   本人に送った書面などに記載した連絡先を窓口とするかを選びます。
  --   Yes if the desk is the one printed on what was sent to the person.
  as_printed TEXT NOT NULL DEFAULT '',
  -- 不明な場合の窓口 / Where the desk is unknown (yes, no, '')
  --   担当の窓口が分からない場合の窓口かを選びます。
  --   Yes for the desk to turn to where the right one is not known.
  fallback TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX desk_by_department ON desk (department);
CREATE INDEX desk_by_name ON desk (name);
CREATE INDEX desk_by_organization ON desk (organization);

-- データ区分: 窓口 -> データ区分 / Data categories: Desk -> Data category
--   窓口が対応するデータ区分を選びます。
--   Data categories for which the desk answers.
CREATE TABLE desk_categories (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES desk (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_categories_by_target ON desk_categories (target);

-- 記載する公表文: 窓口 -> 公表文 / Stated in: Desk -> Notice
--   この内容を記載している公表文を選びます。
--   Notices in which this stands.
CREATE TABLE desk_notices (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES desk (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_notices_by_target ON desk_notices (target);


-- ==== 請求手続 / Procedure ====
-- 請求の種類ごとの手続（様式、本人確認、手数料）です。
-- How a kind of request is handled: form, identity check, fee.
CREATE TABLE procedure (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 請求の種類 / Requests (A; B)
  --   この手続で受け付ける請求の種類を選びます（例：開示、訂正。個人情報保護法32条から35条。苦情は40条）。
  --   Requests that are handled in this way, such as disclosure or correction (APPI Arts. 32 to 35; complaints: Art. 40).
  --     purpose: 利用目的の通知 / Notification of purposes
  --     disclosure: 開示 / Disclosure
  --     record_disclosure: 第三者提供記録の開示 / Disclosure of provision records
  --     correction: 訂正・追加・削除 / Correction, addition, deletion
  --     suspension: 利用停止・消去 / Suspension of use, erasure
  --     provision_stop: 第三者提供の停止 / Suspension of provision
  --     withdrawal: 同意の撤回 / Withdrawal of consent
  --     complaint: 苦情・相談 / Complaint or inquiry
  requests TEXT NOT NULL DEFAULT '',
  -- 窓口 / Desk
  --   請求を受け付ける窓口を選びます。
  --   Desk that takes these requests.
  desk INTEGER REFERENCES desk (id) DEFERRABLE INITIALLY DEFERRED,
  -- 請求の方法 / How to ask
  --   請求の方法（様式、必要書類、提出先など）を入力します。公表する事項です（法32条1項3号）。
  --   How to ask, such as form, papers and address; it is published (APPI Art. 32(1)(iii)).
  method TEXT NOT NULL DEFAULT '',
  -- 本人確認 / Identity check
  --   本人確認の方法を入力します（例：ログイン、登録情報の照合）。本人に過重な負担を課さないようにしてください。
  --   How we make sure who asks, such as log-in or two particulars, without asking for too much.
  identity_check TEXT NOT NULL DEFAULT '',
  -- 代理人の確認 / Check of an agent
  --   代理人による請求の確認方法を入力します（例：委任状）。
  --   What an agent shows, such as a letter of attorney.
  agent_check TEXT NOT NULL DEFAULT '',
  -- 手数料 / Fee
  --   手数料を入力します（例：500円）。徴収できるのは利用目的の通知と開示だけです（法38条）。
  --   Fee, such as 500 yen; allowed only for notifying purposes and for disclosure (APPI Art. 38).
  fee TEXT NOT NULL DEFAULT '',
  -- 対応 / Promise
  --   対応の約束を入力します（例：2週間以内に回答）。
  --   What we promise, such as an answer within two weeks.
  promise TEXT NOT NULL DEFAULT '',
  -- 制約 / Limits
  --   対応できない範囲を入力します（例：バックアップ内のデータの訂正）。
  --   What cannot be done, such as correcting data in backups.
  limits TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX procedure_by_desk ON procedure (desk);
CREATE INDEX procedure_by_name ON procedure (name);

-- 記載する公表文: 請求手続 -> 公表文 / Stated in: Procedure -> Notice
--   この内容を記載している公表文を選びます。
--   Notices in which this stands.
CREATE TABLE procedure_notices (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES procedure (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX procedure_notices_by_target ON procedure_notices (target);


-- ==== 公表文 / Notice ====
-- 公表している文書です。別の法域・言語の版は元の公表文に関連付けます。
-- A published text; editions for other laws or languages have a parent.
CREATE TABLE notice (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 種類 / Type
  --   公表文の種類を選びます（例：プライバシーポリシー、外部送信）。
  --   Type of the text, such as privacy notice or external transmission.
  --     policy: 保護方針 / Protection policy
  --     privacy_notice: プライバシーポリシー / Privacy notice
  --     transmission: 外部送信 / External transmission
  --     opt_out: オプトアウト / Opt-out
  --     other: その他 / Other
  notice_type TEXT NOT NULL DEFAULT '',
  -- 事業者 / Organization
  --   公表する事業者を選びます。
  --   Organization that publishes the text.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  -- 法域 / Law
  --   この版が対象とする国・地域の法令を選びます。
  --   Law for which this edition is written.
  --     JP: 日本 / Japan
  --     EU: EU / EU
  --     UK: 英国 / United Kingdom
  --     CN: 中国 / China
  --     OTHER: その他 / Other
  jurisdiction TEXT NOT NULL DEFAULT '',
  -- 言語 / Language
  --   この版の言語を選びます。
  --   Language of this edition.
  --     ja: 日本語 / Japanese
  --     en: 英語 / English
  --     zh: 中国語 / Chinese
  language TEXT NOT NULL DEFAULT '',
  -- 元の公表文 / Edition of
  --   別の法域・言語の版である場合に、元の公表文を選びます。
  --   Notice of which this is an edition for another law or in another language.
  parent INTEGER REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 署名者 / Signatory
  --   署名する人の役職と氏名を入力します（例：代表取締役）。
  --   Title and name of the person who signs the text, such as the president.
  signatory TEXT NOT NULL DEFAULT '',
  -- 掲載場所 / Place
  --   掲載しているページのURL又はファイルの保存先を入力します。
  --   Address of the page, or path of the file, where it is published.
  place TEXT NOT NULL DEFAULT '',
  -- 制定日 / Made on (2026-04-01)
  --   最初に制定した日を入力します。
  --   Date on which the text was first made.
  made_on TEXT NOT NULL DEFAULT '',
  -- 最終改定日 / Revised on (2026-04-01)
  --   最後に改定した日を入力します。
  --   Date on which the text was last revised.
  revised_on TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX notice_by_name ON notice (name);
CREATE INDEX notice_by_organization ON notice (organization);
CREATE INDEX notice_by_parent ON notice (parent);


-- ==== 条項 / Clause ====
-- ほかの欄に当てはまらない、公表文の文章です。
-- A sentence of a notice that belongs to no other field.
CREATE TABLE clause (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 公表文 / Notice
  --   この条項を記載する公表文を選びます。
  --   Notice in which the clause stands.
  notice INTEGER REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 主題 / Topic
  --   条項の主題を選びます（例：適用範囲、Cookie、免責）。
  --   Topic of the clause, such as scope, cookies or disclaimer.
  --     preamble: 前文 / Preamble
  --     scope: 適用範囲 / Scope
  --     definition: 定義 / Definitions
  --     acquisition: 取得 / Acquisition
  --     use: 利用 / Use
  --     voluntariness: 任意性 / Voluntariness
  --     statistics: 統計 / Statistics
  --     entrustment: 委託 / Entrustment
  --     provision: 第三者提供 / Provision to third parties
  --     joint_use: 共同利用 / Joint use
  --     foreign: 外国 / Foreign countries
  --     security: 安全管理 / Security control
  --     cookie: Cookie / Cookies
  --     transmission: 外部送信 / External transmission
  --     requests: 請求 / Requests by the person
  --     disclaimer: 免責 / Disclaimer
  --     revision: 改定 / Revision
  --     recording: 録音 / Call recording
  --     other: その他 / Other
  topic TEXT NOT NULL DEFAULT '',
  -- 見出し / Heading
  --   条項の上に載せる見出しを入力します。
  --   Heading that is printed above the clause.
  heading TEXT NOT NULL DEFAULT '',
  -- 順序 / Order
  --   公表文の中での順番を数字で入力します（1が先頭）。
  --   Place in the order of the notice: 1 is printed first.
  position INTEGER,
  -- 文言 / Wording
  --   公表文に載せる条項の本文を入力します。
  --   Text of the clause as it is printed.
  wording TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX clause_by_name ON clause (name);
CREATE INDEX clause_by_notice ON clause (notice);


-- ==== 例外 / Exception ====
-- 特定の記録について適用しないルールと、その理由です。
-- A rule that is switched off for a record, with the reason.
CREATE TABLE waiver (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- ルール / Rule
  --   適用しないルールの番号です（例: J02）。
  --   Rule that is switched off, such as J02.
  rule TEXT NOT NULL DEFAULT '',
  -- 対象の記録 / Record
  --   ルールを適用しない記録を、種類とコードで表します（例: category/C-0001）。
  --   Record for which the rule is switched off, as kind and code, such as category/C-0001.
  record TEXT NOT NULL DEFAULT '',
  -- 理由 / Reason
  --   このルールをここで適用しない理由です。監査の際に確認されます。
  --   Why the rule does not matter here; an auditor will read it.
  reason TEXT NOT NULL DEFAULT '',
  -- 判断日 / Decided on (2026-04-01)
  --   判断した日です。
  --   Date on which it was decided.
  decided_on TEXT NOT NULL DEFAULT '',
  -- 判断者 / Decided by
  --   判断した人の氏名又は職名です。
  --   Name or title of the person who decided it.
  decided_by TEXT NOT NULL DEFAULT '',
  -- 有効期限 / Valid until (2026-04-01)
  --   この例外が有効な最後の日です。過ぎると指摘が再び表示されます。空欄なら期限はありません。
  --   Last day on which it holds; afterwards the finding is shown again. Empty for no end.
  valid_until TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX waiver_by_name ON waiver (name);


-- ==== 公表記録 / Publication ====
-- 公表文をいつ、どこで、どの文面で公表したかの記録です。
-- That a notice was published: when, where, and the text itself.
CREATE TABLE publication (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 公表文 / Notice
  --   文面を公表した公表文です。
  --   Notice whose text was published.
  notice INTEGER REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 公表日 / Published on (2026-04-01)
  --   文面を公表した日です。
  --   Date on which the text was published.
  published_on TEXT NOT NULL DEFAULT '',
  -- 掲載場所 / Place
  --   公表したページのURL又はファイルの場所です。
  --   Address of the page, or path of the file, where it was published.
  place TEXT NOT NULL DEFAULT '',
  -- 言語 / Language
  --   文面の言語です。
  --   Language of the text.
  --     ja: 日本語 / Japanese
  --     en: 英語 / English
  --     zh: 中国語 / Chinese
  language TEXT NOT NULL DEFAULT '',
  -- 公表した文面 / Text
  --   公表した文面そのものです。
  --   The text as it was published.
  wording TEXT NOT NULL DEFAULT '',
  -- 記載事項 / Statements
  --   文面に記載した事項と、そのもとになった記録です（1行に1件）。プログラムが記入し、後の公表文と比べるために使います。
  --   What the text states and from which records, one statement a line; the program writes it and compares later notices with it.
  statements TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX publication_by_name ON publication (name);
CREATE INDEX publication_by_notice ON publication (notice);


-- ==== 文言の照合 / Pinned paragraph ====
-- 公表済みの文書の段落と、それが述べている記録です。
-- A paragraph of a published text and the records that it speaks of.
CREATE TABLE pin (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 公表文 / Notice
  --   この段落がある公表文です。
  --   Notice in which the paragraph stands.
  notice INTEGER REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
  -- 見出し / Heading
  --   この段落がある見出しです。
  --   Heading under which the paragraph stands.
  heading TEXT NOT NULL DEFAULT '',
  -- 文言 / Wording
  --   照合した時点の段落の文言です。
  --   The paragraph as it stood when it was pinned.
  wording TEXT NOT NULL DEFAULT '',
  -- 対応する記録 / Records
  --   この段落が述べている記録を、種類とコードで表し、セミコロンで区切ります（例: category/C-0001; purpose/P-0002）。
  --   Records that the paragraph speaks of, as kind and code, divided by semicolons: category/C-0001; purpose/P-0002.
  records TEXT NOT NULL DEFAULT '',
  -- 照合日 / Pinned on (2026-04-01)
  --   段落を記録と照合した日です。
  --   Date on which the paragraph was held against the records.
  pinned_on TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pin_by_name ON pin (name);
CREATE INDEX pin_by_notice ON pin (notice);


-- ==== 棚卸し / Annual review ====
-- 台帳の棚卸しです。どの部署がどのデータ区分をいつまでに見直すかを記録します。
-- A round of stock-taking: who reviews which data categories, by when.
CREATE TABLE campaign (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 事業者 / Organization
  --   見直すデータ区分の事業者です。空欄ならすべての事業者が対象です。
  --   Organization whose data categories are reviewed; empty for all.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  -- 絞り込み / Filter
  --   対象とするデータ区分の絞り込み条件です（一覧の絞り込みと同じ書き方）。空欄ならすべてが対象です。
  --   Filter, as in lists, that the data categories of the review pass; empty for all.
  filter TEXT NOT NULL DEFAULT '',
  -- 開始日 / Started on (2026-04-01)
  --   棚卸しを始めた日です。
  --   Date on which the review was started.
  started_on TEXT NOT NULL DEFAULT '',
  -- 期限 / Due on (2026-04-01)
  --   各部署が回答する期限です。
  --   Date by which every department is to answer.
  due_on TEXT NOT NULL DEFAULT '',
  -- 承認日 / Approved on (2026-04-01)
  --   個人情報保護管理者が結果を承認した日です。
  --   Date on which the protection manager approved the result.
  approved_on TEXT NOT NULL DEFAULT '',
  -- 承認者 / Approved by
  --   結果を承認した個人情報保護管理者の氏名又は職名です。
  --   Name or title of the protection manager who approved the result.
  approved_by TEXT NOT NULL DEFAULT '',
  -- 終了日 / Closed on (2026-04-01)
  --   棚卸しを終えた日です。
  --   Date on which the review was closed.
  closed_on TEXT NOT NULL DEFAULT '',
  -- スナップショット / Snapshot
  --   結果を確定したスナップショットの名前です。
  --   Name of the snapshot that sealed the result.
  snapshot TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX campaign_by_name ON campaign (name);
CREATE INDEX campaign_by_organization ON campaign (organization);

-- 部署: 棚卸し -> 部署 / Departments: Annual review -> Department
--   担当するデータ区分を見直す部署です。空欄ならすべての部署が対象です。
--   Departments that review their data categories; empty for all.
CREATE TABLE campaign_departments (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_departments_by_target ON campaign_departments (target);


-- ==== 見直し記録 / Review of a category ====
-- 棚卸しにおけるデータ区分ごとの見直しの結果です。
-- What became of a data category in an annual review.
CREATE TABLE review (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 棚卸し / Annual review
  --   この見直し記録が属する棚卸しです。
  --   Annual review to which the answer belongs.
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  -- データ区分 / Data category
  --   見直すデータ区分です。
  --   Data category that is reviewed.
  category INTEGER REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 部署 / Department
  --   見直しを依頼する部署です。
  --   Department that is asked.
  department INTEGER REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  -- 送付日 / Sent on (2026-04-01)
  --   部署に送る回答票を作成した日です。
  --   Date on which the sheet for the department was made.
  sent_on TEXT NOT NULL DEFAULT '',
  -- 結果 / Outcome
  --   見直しの結果です。まだ回答がないうちは空欄です。
  --   Outcome of the review; empty while nobody has answered.
  --     unchanged: 変更なし / Unchanged
  --     changed: 変更あり / Changed
  --     retire: 廃止予定 / To retire
  outcome TEXT NOT NULL DEFAULT '',
  -- 確認日 / Reviewed on (2026-04-01)
  --   データ区分を見直した日です。
  --   Date on which the data category was reviewed.
  reviewed_on TEXT NOT NULL DEFAULT '',
  -- 確認者 / Reviewer
  --   見直した人の氏名又は職名です。
  --   Name or title of the person who reviewed it.
  reviewer TEXT NOT NULL DEFAULT '',
  -- コメント / Comment
  --   部署からのコメントです。本人の個人データは書かないでください。
  --   What the department says about it; never the personal data of the persons concerned.
  comment TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX review_by_campaign ON review (campaign, department, outcome);
CREATE INDEX review_by_category ON review (category);
CREATE INDEX review_by_department ON review (department);
CREATE INDEX review_by_name ON review (name);


-- ==== 漏えい等事案 / Incident ====
-- 個人データの漏えい・滅失・毀損と、その報告・通知の記録です。
-- A leak, loss or damage of personal data, and what was reported and notified.
CREATE TABLE incident (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 名称 / Name
  --   一覧や帳票に表示する名称を入力します（必須）。
  --   Name by which people and lists know the record; it is required.
  name TEXT NOT NULL,
  -- 事態 / What happened (A; B)
  --   漏えい・滅失・毀損のどれか、又はそのおそれか（個人情報保護法26条1項）。
  --   Whether data leaked, was lost or was damaged, or only may have been (APPI Art. 26(1)).
  --     leak: 漏えい / Leak
  --     loss: 滅失 / Loss
  --     damage: 毀損 / Damage
  --     possible: おそれ / Only possible
  happened TEXT NOT NULL DEFAULT '',
  -- 概要 / Summary
  --   何が起きたかを、報告する内容に合わせて数文で書きます（個人情報保護法施行規則8条1項）。
  --   What happened, in a few sentences, as it is reported (APPI Rules Art. 8(1)).
  summary TEXT NOT NULL DEFAULT '',
  -- 知った日 / Known on (2026-04-01)
  --   社内の誰かが最初に事態を知った日です。報告の日数はこの日から数えます（個人情報保護法施行規則8条）。
  --   Date on which the first of us knew of it; the days for the reports run from it (APPI Rules Art. 8).
  known_on TEXT NOT NULL DEFAULT '',
  -- 発生日 / Occurred on (2026-04-01)
  --   発生した日です。分からない間は空欄にします。
  --   Date on which it happened; empty while it is not known.
  occurred_on TEXT NOT NULL DEFAULT '',
  -- 状況 / State
  --   報告・通知・再発防止がすべて終わるまで「対応中」とします。その間は期限を表示します。
  --   Open until nothing is left to be reported, notified or mended; its deadlines are shown as long.
  --     open: 対応中 / Open
  --     closed: 終了 / Closed
  state TEXT NOT NULL DEFAULT '',
  -- 事業者 / Organization
  --   報告を行う事業者です。
  --   Organization that reports it.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  -- 本人の数 / Number of persons
  --   影響を受ける本人の数です。分からない間は空欄にします（0 とはしません）。
  --   Number of persons affected, as a figure; left empty while it is not known, never 0 for that.
  persons INTEGER,
  -- 人数の確度 / How sure the number is
  --   本人の数が確定したものか、概数か、まだ不明かを選びます。
  --   Whether the persons were counted or estimated, or their number is not known.
  --     counted: 確定 / Counted
  --     estimated: 概数 / Estimated
  --     unknown: 不明 / Not known
  persons_known TEXT NOT NULL DEFAULT '',
  -- 原因 / Cause
  --   把握している範囲の原因です。報告事項の一つです（個人情報保護法施行規則8条1項）。
  --   Cause as far as it is known; one of the matters that are reported (APPI Rules Art. 8(1)).
  --     mistaken_sending: 誤送付・誤送信 / Sent to the wrong person
  --     misconfiguration: 設定の誤り / Wrong setting
  --     unauthorized_access: 不正アクセス / Unauthorized access
  --     malware: マルウェア / Malware
  --     lost: 紛失・置き忘れ / Lost or left behind
  --     theft: 盗難 / Theft
  --     insider: 内部者の不正 / Misconduct of an insider
  --     mistaken_disposal: 誤廃棄 / Disposed of by mistake
  --     failure: システム障害 / Failure of a system
  --     disaster: 災害 / Disaster
  --     unknown: 調査中 / Not known yet
  --     other: その他 / Other
  cause TEXT NOT NULL DEFAULT '',
  -- 報告対象の号 / Heads of reporting (A; B)
  --   報告の対象となる号です（個人情報保護法施行規則7条）。判断の結果どれにも当たらない場合は「該当なし」、判断前は空欄とします。
  --   Heads under which it is reported (APPI Rules Art. 7); none once that was judged, empty while it was not.
  --     sensitive: 規則7条1号(要配慮個人情報) / Rules Art. 7(i) (special-care-required)
  --     property: 規則7条2号(財産的被害) / Rules Art. 7(ii) (property damage)
  --     wrongful: 規則7条3号(不正の目的) / Rules Art. 7(iii) (wrongful purpose)
  --     over_1000: 規則7条4号(1,000人超) / Rules Art. 7(iv) (more than 1,000 persons)
  --     individual_number: 番号法(100人超) / My Number Act (more than 100 persons)
  --     none: 該当なし / None applies
  heads TEXT NOT NULL DEFAULT '',
  -- 二次被害 / Secondary damage
  --   二次被害又はそのおそれの有無と、その内容です（個人情報保護法施行規則8条1項）。
  --   Whether there is, or may be, further damage, and which (APPI Rules Art. 8(1)).
  secondary TEXT NOT NULL DEFAULT '',
  -- 速報日 / Preliminary report on (2026-04-01)
  --   速報をした日です。速やかに（おおむね3日から5日以内に）行います（個人情報保護法26条1項・ガイドライン（通則編）3-5-3-3）。
  --   Date of the preliminary report; promptly, which is about 3 to 5 days (APPI Art. 26(1), guideline 3-5-3-3).
  preliminary_on TEXT NOT NULL DEFAULT '',
  -- 確報日 / Final report on (2026-04-01)
  --   確報をした日です。30日以内、不正の目的のおそれがある場合は60日以内に行います（個人情報保護法26条1項・施行規則8条2項）。
  --   Date of the final report; within 30 days, 60 where a wrongful purpose is feared (APPI Art. 26(1), Rules Art. 8(2)).
  final_on TEXT NOT NULL DEFAULT '',
  -- 報告先 / Reported to
  --   報告先の機関です。個人情報保護委員会、又は権限の委任を受けた機関とします。
  --   Authority that takes the reports: the Commission, or the one to which its power is delegated.
  reported_to TEXT NOT NULL DEFAULT '',
  -- 委託元への通知日 / Controller told on (2026-04-01)
  --   受託者として委託元に通知した日です。通知した場合、自らの報告は要しないとされています（個人情報保護法26条1項ただし書）。
  --   Date on which the controller was told, where we act for one; we then need not report ourselves (APPI Art. 26(1), proviso).
  controller_told_on TEXT NOT NULL DEFAULT '',
  -- 本人への通知日 / Persons notified on (2026-04-01)
  --   本人に通知した日です（個人情報保護法26条2項）。
  --   Date on which the persons were notified (APPI Art. 26(2)).
  notified_on TEXT NOT NULL DEFAULT '',
  -- 通知の方法 / How they were notified
  --   電子メール、書面など、本人への通知の方法です。誰に送ったかは書きません。
  --   How the persons were notified, such as by mail or by letter; never to whom.
  notified_how TEXT NOT NULL DEFAULT '',
  -- 通知に代わる措置 / Instead of notifying
  --   本人への通知が困難な場合に代わりに行った措置です。公表や問い合わせ窓口の設置など（個人情報保護法26条2項ただし書）。
  --   What was done instead where notifying is difficult, such as publication and a desk for inquiries (APPI Art. 26(2), proviso).
  substitute TEXT NOT NULL DEFAULT '',
  -- 公表日 / Published on (2026-04-01)
  --   公表した場合の、その日です。
  --   Date on which it was made public, where it was.
  published_on TEXT NOT NULL DEFAULT '',
  -- 再発防止策 / Measures
  --   被害の拡大と再発を防ぐための措置です。実施済みと予定を書きます（個人情報保護法施行規則8条1項）。
  --   Measures against damage and against a repetition, done and planned (APPI Rules Art. 8(1)).
  prevention TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT '',
  -- 外国当局への報告日 / Foreign authority told on (2026-04-01)
  --   ほかの法律により監督機関に報告した日です（例：GDPR33条の72時間以内の報告）。
  --   Date on which the supervisory authority was told under another law, such as within 72 hours (GDPR Art. 33).
  abroad_told_on TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX incident_by_name ON incident (name);
CREATE INDEX incident_by_organization ON incident (organization);

-- 関係先: 漏えい等事案 -> 相手先 / Parties: Incident -> Party
--   発生した委託先や、受託している業務の委託元など、関係する相手先です。
--   Parties involved, such as the contractor where it happened or the controller we act for.
CREATE TABLE incident_parties (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_parties_by_target ON incident_parties (target);

-- データ区分: 漏えい等事案 -> データ区分 / Data categories: Incident -> Data category
--   影響を受けるデータ区分です。
--   Data categories that are affected.
CREATE TABLE incident_categories (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_categories_by_target ON incident_categories (target);

-- 項目: 漏えい等事案 -> 項目 / Items: Incident -> Item
--   影響を受ける項目です。データ区分のすべての項目でない場合に選びます。
--   Items that are affected, where they are not all those of the data categories.
CREATE TABLE incident_items (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_items_by_target ON incident_items (target);

-- 保管場所: 漏えい等事案 -> 保管場所 / Storages: Incident -> Storage
--   発生したシステム、サーバー、保管庫などです。
--   Systems, servers and cabinets where it happened.
CREATE TABLE incident_storages (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES storage (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_storages_by_target ON incident_storages (target);


-- ==== 請求対応記録 / Request by a person ====
-- 本人からの請求を受付番号で記録し、その結果を残します。
-- A request by a person under a reference number, and what came of it.
CREATE TABLE request (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 記録を保存するたびに増える番号。 / Counts the saves of the record.
  rev INTEGER NOT NULL,
  -- コード / Code
  --   同じ種類の中で重複しない短い記号を入力します（例：C-0001）。空欄なら自動で付きます。
  --   Short name, unique within its kind, such as C-0001; left empty, the program gives one.
  code TEXT NOT NULL UNIQUE,
  -- 受付番号 / Reference number
  --   請求の書類を保管している番号です。本人の氏名、メールアドレス、電話番号は書きません。
  --   Number under which the papers of the request are kept; never the name, mail address or telephone number of the person.
  name TEXT NOT NULL,
  -- 請求の種類 / Request
  --   本人が求める内容です（個人情報保護法32条から35条。苦情は40条）。別の請求は別の記録とします。
  --   What the person asks for (APPI Arts. 32 to 35; complaints: Art. 40); a second wish is a second record.
  --     purpose: 利用目的の通知 / Notification of purposes
  --     disclosure: 開示 / Disclosure
  --     record_disclosure: 第三者提供記録の開示 / Disclosure of provision records
  --     correction: 訂正・追加・削除 / Correction, addition, deletion
  --     suspension: 利用停止・消去 / Suspension of use, erasure
  --     provision_stop: 第三者提供の停止 / Suspension of provision
  --     withdrawal: 同意の撤回 / Withdrawal of consent
  --     complaint: 苦情・相談 / Complaint or inquiry
  request_type TEXT NOT NULL DEFAULT '',
  -- 受付日 / Received on (2026-04-01)
  --   請求を受け付けた日です。請求手続で約束した日数はこの日から数えます。
  --   Date on which the request came in; what a procedure promises is counted from it.
  received_on TEXT NOT NULL DEFAULT '',
  -- 期限 / Due on (2026-04-01)
  --   回答の期限として定めた日です。空欄の場合は、請求手続で約束した日数から計算します。法律の定めは「遅滞なく」です（個人情報保護法32条から35条）。苦情は「適切かつ迅速に」です（40条）。
  --   Date set for the answer; left empty, it is counted from what the procedure promises. The law says: without delay (APPI Arts. 32 to 35), of complaints: quickly (Art. 40).
  due_on TEXT NOT NULL DEFAULT '',
  -- 事業者 / Organization
  --   請求を受けた事業者です。
  --   Organization to which the request is made.
  organization INTEGER REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  -- 窓口 / Desk
  --   請求を受け付けた窓口です。
  --   Desk that took the request.
  desk INTEGER REFERENCES desk (id) DEFERRABLE INITIALLY DEFERRED,
  -- 請求手続 / Procedure
  --   対応の根拠とする請求手続です。
  --   Procedure by which it is handled.
  procedure INTEGER REFERENCES procedure (id) DEFERRABLE INITIALLY DEFERRED,
  -- 対応日 / Answered on (2026-04-01)
  --   本人に回答した日です。対応中は空欄にします。
  --   Date on which the person was answered; empty while the request is open.
  done_on TEXT NOT NULL DEFAULT '',
  -- 結果 / Outcome
  --   対応の結果です。全部に対応、一部に対応、応じない、取下げなどから選びます。
  --   What came of it: met in full or in part, refused, withdrawn.
  --     met: 全部に対応 / Met in full
  --     partly: 一部に対応 / Met in part
  --     refused: 応じない / Refused
  --     not_held: 該当データなし / No such data
  --     withdrawn: 取下げ / Withdrawn
  outcome TEXT NOT NULL DEFAULT '',
  -- 応じない根拠 / Ground of refusal
  --   全部又は一部に応じない根拠です。個人情報保護法33条2項2号など。
  --   Ground on which it was refused in whole or in part, such as APPI Art. 33(2)(ii).
  --     evident: 32条2項1号(利用目的が明らか) / Art. 32(2)(i) (purpose evident)
  --     exempt: 32条2項2号(21条4項1号から3号) / Art. 32(2)(ii) (Art. 21(4)(i) to (iii))
  --     harm: 33条2項1号(権利利益を害する) / Art. 33(2)(i) (harm to rights)
  --     hindrance: 33条2項2号(業務に著しい支障) / Art. 33(2)(ii) (serious hindrance to business)
  --     law: 33条2項3号(他の法令に違反) / Art. 33(2)(iii) (breach of another law)
  --     correct: 34条(訂正等の必要なし) / Art. 34 (no correction needed)
  --     no_ground: 35条(要件に当たらない) / Art. 35 (conditions not met)
  --     substitute: 35条2項・4項・6項ただし書(代替措置) / Art. 35(2), (4), (6), provisos (other measures taken)
  --     identity: 本人・代理人の確認ができない / Identity or agency not shown
  --     not_retained: 保有個人データでない / Not retained personal data
  --     other: その他 / Other
  refusal_ground TEXT NOT NULL DEFAULT '',
  -- 本人に説明した理由 / Reason told to the person
  --   本人に説明した理由です（個人情報保護法36条）。個人情報そのものは書きません。
  --   Reason as it was told to the person (APPI Art. 36); never the personal data itself.
  reason TEXT NOT NULL DEFAULT '',
  -- 手数料 / Fee
  --   受け取った手数料です。利用目的の通知と開示に限られます（個人情報保護法38条）。
  --   Fee that was charged; allowed only for notifying purposes and for disclosure (APPI Art. 38).
  fee TEXT NOT NULL DEFAULT '',
  -- 備考 / Remarks
  --   ほかの欄に当てはまらない補足を入力します。本人の個人情報そのものは書かないでください。
  --   Anything that fits no other field; never the personal data of the persons concerned.
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX request_by_desk ON request (desk);
CREATE INDEX request_by_name ON request (name);
CREATE INDEX request_by_organization ON request (organization);
CREATE INDEX request_by_procedure ON request (procedure);

-- データ区分: 請求対応記録 -> データ区分 / Data categories: Request by a person -> Data category
--   請求の対象となるデータ区分です。
--   Data categories that the request is about.
CREATE TABLE request_categories (
  -- つながりを持つ記録の番号。 / The record that has the link.
  source INTEGER NOT NULL REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  -- つながる先の記録の番号。 / The record that it leads to.
  target INTEGER NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  -- 並び順（0から）。 / Its place in the order, from 0.
  position INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_categories_by_target ON request_categories (target);


-- ==== journal ====
-- 変更履歴。人が行った変更ごとに1件。後から書き換えられることはなく、各件が直前の件のハッシュを持つ。
-- The journal: an entry for each change that a person made. Entries are never altered; each holds the hash of the one before it.
CREATE TABLE journal (
  -- 件の番号。 / Number of the entry.
  seq INTEGER PRIMARY KEY NOT NULL,
  -- 日時（ISO 8601、協定世界時）。 / When: ISO 8601, UTC.
  at TEXT NOT NULL,
  -- 行った人。 / Who did it.
  who TEXT NOT NULL,
  -- 件の種別。 / What sort of entry it is.
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'event')),
  -- 取消し・やり直しの対象の件。 / Of an undo or redo: the entry that it is about.
  target INTEGER,
  -- 行ったこと（プログラムの語）。 / What was done, as a word of the program.
  what TEXT NOT NULL,
  -- 対象の記録又はファイル。 / The record or file that it was done to.
  about TEXT NOT NULL,
  -- 付けられた理由。 / The reason that was given.
  why TEXT NOT NULL,
  -- その時のスキーマの版。 / Version of the schema at that time.
  version INTEGER NOT NULL,
  -- 件の文字列と部分の要約値。 / Digest of the texts and parts of the entry.
  content TEXT NOT NULL,
  -- 直前の件のハッシュ。 / Hash of the entry before.
  previous TEXT NOT NULL,
  -- この件のハッシュ（SHA-256）。 / Hash of this entry: SHA-256.
  hash TEXT NOT NULL,
  -- この件の抹消を記録した件。 / The entry that tells of a redaction of this one.
  redacted_by INTEGER
) STRICT;
CREATE INDEX journal_by_target ON journal (target) WHERE target IS NOT NULL;


-- ==== journal_part ====
-- 変更履歴の各件が変更した内容（一つ以上の部分に分かれる）。
-- What an entry of the journal changed, in one or more parts.
CREATE TABLE journal_part (
  -- 変更履歴の件の番号。 / Number of an entry of the journal.
  entry INTEGER NOT NULL,
  -- 部分の番号。 / Number of the part.
  part INTEGER NOT NULL,
  -- 変更を言葉にしたもの（履歴の表示に使う）。 / The change in words, for the history.
  words TEXT NOT NULL,
  -- 変更そのもの（SQLite の session 拡張の changeset）。 / The change itself: a changeset of SQLite's session extension.
  changes BLOB NOT NULL,
  PRIMARY KEY (entry, part)
) STRICT;


-- ==== snapshot ====
-- スナップショット。名前を付けて確定した時点（変更履歴の件）。
-- Snapshots: entries of the journal at which the inventory was sealed under a name.
CREATE TABLE snapshot (
  -- 変更履歴の件の番号。 / Number of an entry of the journal.
  entry INTEGER PRIMARY KEY NOT NULL,
  -- スナップショットの名前。 / Name of the snapshot.
  name TEXT NOT NULL UNIQUE,
  -- その時のすべての記録のハッシュ。 / Hash of all records as they were.
  content TEXT NOT NULL
) STRICT;


-- ==== counter ====
-- 種類ごとに最後に付けたコードの番号。同じ番号は二度付けない。
-- The last number given in a code of each kind, so that none is given twice.
CREATE TABLE counter (
  -- 記録の種類（表の名前）。 / Kind of the records: name of their table.
  kind TEXT PRIMARY KEY NOT NULL,
  -- 最後に付けた番号。 / The last number given.
  last INTEGER NOT NULL
) STRICT;


-- ==== other_entry ====
-- 統合したファイルの変更履歴（そのままの写し）。
-- The journals of files that were merged, word for word.
CREATE TABLE other_entry (
  -- 統合を記録した、この台帳の件の番号。 / The entry of our journal by which it came.
  merge INTEGER NOT NULL,
  -- 件の番号。 / Number of the entry.
  seq INTEGER NOT NULL,
  -- 日時（ISO 8601、協定世界時）。 / When: ISO 8601, UTC.
  at TEXT NOT NULL,
  -- 行った人。 / Who did it.
  who TEXT NOT NULL,
  -- 件の種別。 / What sort of entry it is.
  kind TEXT NOT NULL,
  -- 取消し・やり直しの対象の件。 / Of an undo or redo: the entry that it is about.
  target INTEGER,
  -- 行ったこと（プログラムの語）。 / What was done, as a word of the program.
  what TEXT NOT NULL,
  -- 対象の記録又はファイル。 / The record or file that it was done to.
  about TEXT NOT NULL,
  -- 付けられた理由。 / The reason that was given.
  why TEXT NOT NULL,
  -- その時のスキーマの版。 / Version of the schema at that time.
  version INTEGER NOT NULL,
  -- 件の文字列と部分の要約値。 / Digest of the texts and parts of the entry.
  content TEXT NOT NULL,
  -- 直前の件のハッシュ。 / Hash of the entry before.
  previous TEXT NOT NULL,
  -- この件のハッシュ（SHA-256）。 / Hash of this entry: SHA-256.
  hash TEXT NOT NULL,
  -- この件の抹消を記録した件。 / The entry that tells of a redaction of this one.
  redacted_by INTEGER,
  PRIMARY KEY (merge, seq)
) STRICT;
CREATE INDEX other_entry_by_hash ON other_entry (hash);


-- ==== other_part ====
-- 統合したファイルの変更履歴の各件が変更した内容。
-- What the entries of those journals changed.
CREATE TABLE other_part (
  -- 統合を記録した、この台帳の件の番号。 / The entry of our journal by which it came.
  merge INTEGER NOT NULL,
  -- 変更履歴の件の番号。 / Number of an entry of the journal.
  entry INTEGER NOT NULL,
  -- 部分の番号。 / Number of the part.
  part INTEGER NOT NULL,
  -- 変更を言葉にしたもの（履歴の表示に使う）。 / The change in words, for the history.
  words TEXT NOT NULL,
  -- 変更そのもの（SQLite の session 拡張の changeset）。 / The change itself: a changeset of SQLite's session extension.
  changes BLOB NOT NULL,
  PRIMARY KEY (merge, entry, part)
) STRICT;


-- ==== draft ====
-- 開いている入力画面の、まだ保存していない内容。変更履歴には含まれない。
-- Texts of open forms that are not saved yet; outside of the journal.
CREATE TABLE draft (
  -- 記録の番号。ほかの表はこの番号で参照する。変わらない。 / Number of the record, by which other tables refer to it; it never changes.
  id INTEGER PRIMARY KEY NOT NULL,
  -- 行った人。 / Who did it.
  who TEXT NOT NULL,
  -- 日時（ISO 8601、協定世界時）。 / When: ISO 8601, UTC.
  at TEXT NOT NULL,
  -- 記録の種類（表の名前）。 / Kind of the records: name of their table.
  kind TEXT NOT NULL,
  -- 記録の番号。新しい記録は0。 / Number of the record; 0 where it is a new one.
  record INTEGER NOT NULL,
  -- 入力画面を開いた時の記録の版。 / State of the record when the form was opened.
  rev INTEGER NOT NULL,
  -- 入力された内容。 / What was typed.
  content TEXT NOT NULL
) STRICT;


-- ==== search ====
-- 検索・並べ替え用の控え: 記録を束ねたもの。プログラムが作り直す。
-- Cache: records in blocks, for finding and sorting; made anew by the program.
CREATE TABLE search (
  -- 束の番号。 / Number of the block.
  block INTEGER PRIMARY KEY NOT NULL,
  -- 記録の種類（表の名前）。 / Kind of the records: name of their table.
  kind TEXT NOT NULL,
  -- 束の中で最も小さい記録の番号。 / The lowest record number in it.
  first INTEGER NOT NULL,
  -- 束の中の記録の番号。 / The numbers of its records.
  ids BLOB NOT NULL,
  -- 0は文字列を作り直すもの。 / 0 where its texts are to be made anew.
  made INTEGER NOT NULL,
  UNIQUE (kind, first)
) STRICT;
CREATE INDEX search_missing ON search (block) WHERE made = 0;


-- ==== search_text ====
-- 検索・並べ替え用の控え: 束ねた記録の項目ごとの文字列。
-- Cache: the texts of the fields of a block.
CREATE TABLE search_text (
  -- 束の番号の64倍に項目の番号を足したもの。 / 64 times the block, plus the field.
  at INTEGER PRIMARY KEY NOT NULL,
  -- 比べるために揃えた文字列。 / The texts, folded for comparing.
  texts BLOB NOT NULL
) STRICT;


-- ==== seen ====
-- 取り込んだファイルの控え（同じ行を見分けるため）。
-- Cache: files that were imported, to know their rows again.
CREATE TABLE seen (
  -- ファイルの番号。 / Number of the file.
  file INTEGER PRIMARY KEY NOT NULL,
  -- 読み取ったプログラムの版。 / The build of the program that read it.
  program TEXT NOT NULL,
  -- 行の読み方を決めるすべての要約値。 / Digest of all that decides how rows are read.
  context TEXT NOT NULL,
  -- 変更履歴の件の番号。 / Number of an entry of the journal.
  entry INTEGER NOT NULL
) STRICT;


-- ==== seen_rows ====
-- 取り込んだファイルの行の要約値。
-- Cache: digests of the rows of those files.
CREATE TABLE seen_rows (
  -- ファイルの番号の2の20乗倍に部分の番号を足したもの。 / 2^20 times the file, plus the number of the part.
  at INTEGER PRIMARY KEY NOT NULL,
  -- 行の要約値と記録の番号。 / Digests of rows and numbers of their records.
  rows BLOB NOT NULL
) STRICT;


-- ==== seen_whole ====
-- 取り込んだファイル全体の要約値。
-- Cache: digests of whole files that were imported.
CREATE TABLE seen_whole (
  -- ファイルとその読み方の要約値。 / Digest of the file and how it was read.
  digest TEXT PRIMARY KEY NOT NULL,
  -- 変更履歴の件の番号。 / Number of an entry of the journal.
  entry INTEGER NOT NULL,
  -- 行数。 / How many rows it has.
  rows INTEGER NOT NULL,
  -- 取り込みの時に示した内容。 / What was told of it.
  told TEXT NOT NULL
) STRICT;

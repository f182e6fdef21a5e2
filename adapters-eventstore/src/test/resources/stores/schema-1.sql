CREATE TABLE audit(
  position INTEGER PRIMARY KEY,
  node TEXT NOT NULL,
  reference TEXT NOT NULL,
  execution TEXT,
  pull TEXT,
  outcome TEXT NOT NULL,
  at INTEGER NOT NULL);
INSERT INTO audit VALUES(1,'node-1','ghcr.io/acme/agent:1.4','exec-1','00000000-0000-0000-0000-000000000001','started',1772366400123456789);
INSERT INTO audit VALUES(2,'node-1','ghcr.io/acme/agent:1.4','exec-1','00000000-0000-0000-0000-000000000001','Downloaded',1772366400123456789);
INSERT INTO audit VALUES(3,'node-1','ghcr.io/acme/agent:1.4','exec-1',NULL,'added',1772366400123456789);
INSERT INTO audit VALUES(4,'node-1','ghcr.io/acme/agent:1.4','exec-2','00000000-0000-0000-0000-000000000002','Cached',1772366400123456789);
INSERT INTO audit VALUES(5,'node-1','docker.io/library/python:3.11-slim','exec-3','00000000-0000-0000-0000-000000000003','started',1772366400123456789);
CREATE TABLE audit_day(
  day INTEGER PRIMARY KEY,
  first_position INTEGER NOT NULL,
  last_position INTEGER NOT NULL);
INSERT INTO audit_day VALUES(20513,1,5);
CREATE TABLE event(
  global_index INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  version TEXT NOT NULL,
  at INTEGER NOT NULL,
  payload TEXT NOT NULL,
  metadata TEXT NOT NULL);
INSERT INTO event VALUES(1,'aeb47399-ff90-4e06-83cb-4cf5c6caffa3','aegis.images.ImagePullStarted','1.0',1772366400123456789,'{"node_id":"node-1","image":"ghcr.io/acme/agent:1.4","pull_id":"00000000-0000-0000-0000-000000000001","pull_policy":"IfNotPresent","credential_source":"node config","attempt":1,"asked_at":"2026-03-01T12:00:00.118456789Z","execution_id":"exec-1","at":"2026-03-01T12:00:00.123456789Z"}','{}');
INSERT INTO event VALUES(2,'5bbc5274-f2de-44e9-b311-c408888f15e6','aegis.images.ImagePullCompleted','1.0',1772366400123456789,'{"node_id":"node-1","image":"ghcr.io/acme/agent:1.4","pull_id":"00000000-0000-0000-0000-000000000001","pull_policy":"IfNotPresent","source":"Downloaded","image_id":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","digest":"sha256:0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","platform":{"os":"linux","architecture":"arm64","variant":"v8"},"size_bytes":45000000,"bytes_transferred":12000000,"duration":"PT0.005S","execution_id":"exec-1","at":"2026-03-01T12:00:00.123456789Z"}','{}');
INSERT INTO event VALUES(3,'441e7139-95f8-4b98-a9d8-6b0044c55235','aegis.images.ImageCached','1.0',1772366400123456789,'{"node_id":"node-1","image":"ghcr.io/acme/agent:1.4","image_id":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","digest":"sha256:0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","platform":{"os":"linux","architecture":"arm64","variant":"v8"},"size_bytes":45000000,"how":"pulled","execution_id":"exec-1","at":"2026-03-01T12:00:00.123456789Z"}','{}');
INSERT INTO event VALUES(4,'c9ef4e2c-44eb-49d0-8a42-2e6dd7a1635e','aegis.images.ImagePullCompleted','1.0',1772366400123456789,'{"node_id":"node-1","image":"ghcr.io/acme/agent:1.4","pull_id":"00000000-0000-0000-0000-000000000002","pull_policy":"IfNotPresent","source":"Cached","image_id":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","digest":"sha256:0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","platform":{"os":"linux","architecture":"arm64","variant":"v8"},"size_bytes":45000000,"bytes_transferred":0,"duration":"PT0.005S","execution_id":"exec-2","at":"2026-03-01T12:00:00.123456789Z"}','{}');
INSERT INTO event VALUES(5,'87fb497a-e6ac-442d-80ad-a4bff8fb669d','aegis.images.ImagePullStarted','1.0',1772366400123456789,'{"node_id":"node-1","image":"docker.io/library/python:3.11-slim","pull_id":"00000000-0000-0000-0000-000000000003","pull_policy":"IfNotPresent","credential_source":"node config","attempt":1,"asked_at":"2026-03-01T12:00:00.118456789Z","execution_id":"exec-3","at":"2026-03-01T12:00:00.123456789Z"}','{}');
INSERT INTO event VALUES(6,'acec111e-55c4-4401-872b-b9896f61c4a1','aegis.images.ImagePullStarted','1.0',1772366400123456789,'{"node_id":"node-1","image":"docker.io/library/python:3.11-slim","pull_id":"00000000-0000-0000-0000-000000000004","pull_policy":"IfNotPresent","credential_source":"node config","attempt":1,"asked_at":"2026-03-01T12:00:00.118456789Z","execution_id":"exec-4","at":"2026-03-01T12:00:00.123456789Z"}','{}');
CREATE TABLE event_tag(
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  global_index INTEGER NOT NULL,
  PRIMARY KEY (key, value, global_index)) WITHOUT ROWID;
INSERT INTO event_tag VALUES('image','node-1|ghcr.io/acme/agent:1.4',3);
INSERT INTO event_tag VALUES('pull','00000000-0000-0000-0000-000000000001',1);
INSERT INTO event_tag VALUES('pull','00000000-0000-0000-0000-000000000001',2);
INSERT INTO event_tag VALUES('pull','00000000-0000-0000-0000-000000000002',4);
INSERT INTO event_tag VALUES('pull','00000000-0000-0000-0000-000000000003',5);
INSERT INTO event_tag VALUES('pull','00000000-0000-0000-0000-000000000004',6);
CREATE TABLE inventory(
  node TEXT NOT NULL,
  reference TEXT NOT NULL,
  image_id TEXT NOT NULL,
  digest TEXT,
  os TEXT NOT NULL,
  architecture TEXT NOT NULL,
  variant TEXT,
  size_bytes INTEGER NOT NULL,
  how TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (node, reference)) WITHOUT ROWID;
INSERT INTO inventory VALUES('node-1','ghcr.io/acme/agent:1.4','sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','sha256:0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','linux','arm64','v8',45000000,'pulled','2026-03-01T12:00:00.123456789Z');
CREATE TABLE inventory_use(
  node TEXT NOT NULL,
  reference TEXT NOT NULL,
  times INTEGER NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (node, reference)) WITHOUT ROWID;
INSERT INTO inventory_use VALUES('node-1','ghcr.io/acme/agent:1.4',2,'2026-03-01T12:00:00.123456789Z');
CREATE TABLE open_pull(
  pull TEXT PRIMARY KEY,
  node TEXT NOT NULL,
  position INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO open_pull VALUES('00000000-0000-0000-0000-000000000003','node-1',5);
CREATE TABLE projection_failure(
  position INTEGER NOT NULL,
  projection TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (position, projection)) WITHOUT ROWID;
CREATE TABLE projection_token(
  projection TEXT PRIMARY KEY,
  position INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO projection_token VALUES('audit',5);
INSERT INTO projection_token VALUES('inventory',5);
CREATE INDEX audit_node ON audit(node);
CREATE INDEX audit_reference ON audit(reference);
CREATE INDEX audit_execution ON audit(execution);
CREATE INDEX audit_pull ON audit(pull);
CREATE INDEX audit_outcome ON audit(outcome);
CREATE INDEX audit_reference_outcome ON audit(reference, outcome);
CREATE INDEX open_pull_node ON open_pull(node, position);
PRAGMA user_version = 1;

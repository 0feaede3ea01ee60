-- Tables that wait for whoever brought them.
create index people_import_account on people_import (account)
  where state in ('reading', 'mapping', 'staging', 'preview', 'applying', 'undoing');

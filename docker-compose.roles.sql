-- Run by the image of PostgreSQL once, when it makes its data: the role that migrates and the one that serves. The superuser has no
-- password, so that it is let in by nothing but the socket in the container.
\set owner_password `cat /run/isnad/owner/password`
\set serving_password `cat /run/isnad/serving/password`

create role isnad_owner login password :'owner_password';
create role isnad login password :'serving_password';
alter database isnad owner to isnad_owner;
revoke all on database isnad from public;
grant connect on database isnad to isnad;
alter role postgres password null;

#!/bin/sh
# Run once by the postgres image, in an empty data folder: the roles and the database of the service.
# The owner changes the schema, the application never can; neither goes around row security.
set -eu
psql --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
  --set=owner="$OWNER_PASSWORD" --set=app="$APP_PASSWORD" <<'SQL'
create role ip_linkage_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner';
create role ip_linkage_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'app';
create database ip_linkage owner ip_linkage_owner;
revoke all on database ip_linkage from public;
grant connect on database ip_linkage to ip_linkage_app;
SQL

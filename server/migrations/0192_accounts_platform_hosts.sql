-- Platforms whose apps carry our pages: where a browser is sent, where the app's own browser is sent, and which of their apps we are.

alter table account_platforms add column front text;
alter table account_platforms add column inside text;
alter table account_platforms add column agent text;

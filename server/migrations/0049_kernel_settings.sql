-- Values of settings for the one statement that must not wait for a second: who a token belongs to, and whether here and now.
create view kernel_pub_setting with (security_invoker) as select name, value from settings;
grant select on kernel_pub_setting to linli_app, linli_jobs;

#!/bin/sh
# Claims softmax, writes down its process id where it is told to, then never answers.
read -r _
echo $$ >"${1:-/dev/null}"
echo '{"name":"sleeper","version":"1","protocol":1,"capabilities":{"quantities":["softmax"]}}'
exec sleep 600

#!/usr/bin/env bash
# Makes what lives in the Entra directory: the application that people sign in to, the audience that AWS tokens are asked for,
# and the Graph roles of the workers' identity. Safe to run again: what is there is left as it is.
#
#   infra/entra.sh WORKER_PRINCIPAL APP_ADDRESS [GRAPH_ROLE...]
#
# WORKER_PRINCIPAL and APP_ADDRESS are outputs of main.bicep; 'playbook permissions PLAYBOOK... --provider entra' prints the roles.
# Needs az, signed in as somebody who may register applications and consent to Graph roles.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,9p' "$0" >&2; exit 2; }
worker=$1 address=${2%/}
shift 2
graph=00000003-0000-0000-c000-000000000000

# Prints the client id of the application of that name; registers it with the further arguments where there is none.
application() {
  local name=$1 found
  shift
  found=$(az ad app list --display-name "$name" --query '[0].appId' --output tsv)
  [ -n "$found" ] || found=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg "$@" --query appId --output tsv)
  az ad sp show --id "$found" --output none 2>/dev/null || az ad sp create --id "$found" --output none
  echo "$found"
}

signin=$(application playbooks --web-redirect-uris "$address/.auth/login/aad/callback" "$address/ui/signin/callback" --enable-id-token-issuance true)
az ad app update --id "$signin" --identifier-uris "api://$signin"

aws=$(application playbooks-aws --identifier-uris api://playbooks-aws)

resource=$(az ad sp show --id "$graph" --query id --output tsv)
held=$(az rest --method get --url "https://graph.microsoft.com/v1.0/servicePrincipals/$worker/appRoleAssignments" --query 'value[].appRoleId' --output tsv)
for role in "$@"; do
  id=$(az ad sp show --id "$graph" --query "appRoles[?value=='$role' && contains(allowedMemberTypes, 'Application')].id | [0]" --output tsv)
  [ -n "$id" ] || { echo "Microsoft Graph has no application role '$role'" >&2; exit 1; }
  if grep -qxF "$id" <<<"$held"; then
    echo "held already: $role" >&2
  else
    az rest --method post --url "https://graph.microsoft.com/v1.0/servicePrincipals/$worker/appRoleAssignments" --output none \
      --body "{\"principalId\":\"$worker\",\"resourceId\":\"$resource\",\"appRoleId\":\"$id\"}"
    echo "granted: $role" >&2
  fi
done

echo "signInClient=$signin"
echo "awsAudience=api://playbooks-aws  (application $aws)"

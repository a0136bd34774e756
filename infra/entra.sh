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

signin=$(application playbooks --web-redirect-uris "$address/.auth/login/aad/callback" "$address/ui/signin/callback")
az ad app update --id "$signin" --identifier-uris "api://$signin"

# Groups that are assigned to the application stand in tokens, and so does the time of the last sign-in, by which approvals tell a fresh proof.
# Clients ask for the scope access_as_user. The program proves itself as this application by its identity: there is no client secret.
object=$(az ad app show --id "$signin" --query id --output tsv)
scope=$(az ad app show --id "$signin" --query "api.oauth2PermissionScopes[?value=='access_as_user'].id | [0]" --output tsv)
[ -n "$scope" ] || scope=$(cat /proc/sys/kernel/random/uuid)
az rest --method patch --url "https://graph.microsoft.com/v1.0/applications/$object" --body "{
  \"groupMembershipClaims\": \"ApplicationGroup\",
  \"optionalClaims\": {\"idToken\": [{\"name\": \"auth_time\"}], \"accessToken\": [{\"name\": \"auth_time\"}, {\"name\": \"idtyp\"}]},
  \"api\": {\"requestedAccessTokenVersion\": 2, \"oauth2PermissionScopes\": [{\"id\": \"$scope\", \"value\": \"access_as_user\", \"type\": \"User\", \"isEnabled\": true,
    \"adminConsentDisplayName\": \"Use playbooks\", \"adminConsentDescription\": \"Use playbooks in the name of the person who is signed in.\"}]}}"
directory=$(az account show --query tenantId --output tsv)
if [ -z "$(az ad app federated-credential list --id "$signin" --query "[?name=='worker'].id" --output tsv)" ]; then
  az ad app federated-credential create --id "$signin" --output none --parameters "{\"name\": \"worker\", \"audiences\": [\"api://AzureADTokenExchange\"],
    \"issuer\": \"https://login.microsoftonline.com/$directory/v2.0\", \"subject\": \"$worker\"}"
fi

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

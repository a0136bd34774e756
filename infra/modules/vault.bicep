// Two keys that never leave the vault: RSA signs the GitHub App's tokens, EC signs the heads of the runs' journals. One secret seals browsers' sessions.
param name string
param location string
param tags object

@description('Principal id of the workers: may sign and read the secrets of the doors for alerts, may not read, export or change keys.')
param worker string

@description('Object id of the group that may import the GitHub App key and rotate both.')
param operators string

var cryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424'
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
var cryptoOfficer = '14b46e9e-c2b7-41b4-b07b-48a6ebf60603'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
  }
}

resource signing 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'run-heads'
  properties: {
    kty: 'EC'
    curveName: 'P-256'
    keyOps: ['sign', 'verify']
    attributes: { enabled: true, exportable: false }
  }
}

resource workerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, worker, cryptoUser)
  properties: {
    principalId: worker
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoUser)
  }
}

resource operatorsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, operators, cryptoOfficer)
  properties: {
    principalId: operators
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoOfficer)
  }
}

// The doors for alerts read their secrets, and sessions of browsers theirs, through references in the app's settings.
resource workerSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, worker, secretsUser)
  properties: {
    principalId: worker
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource operatorsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, operators, secretsOfficer)
  properties: {
    principalId: operators
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
  }
}

output name string = vault.name
output address string = vault.properties.vaultUri
output sessionKey string = '${vault.properties.vaultUri}secrets/session-key'
output signingKey string = '${vault.properties.vaultUri}keys/${signing.name}'
output githubAppKey string = '${vault.properties.vaultUri}keys/github-app'

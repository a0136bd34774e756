// One role of one principal on one storage account.
param account string
param principal string

@description('Id of a built-in role.')
param role string

resource scope 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: account
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: scope
  name: guid(scope.id, principal, role)
  properties: {
    principalId: principal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}

// Write once, read many: what auditors rely on, in an account of its own so that the account of the runs stays manageable.
param name string
param location string
param tags object

@description('Principal id of the workers.')
param worker string

@minValue(1)
param days int

var container = 'evidence'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Standard_ZRS' }
  kind: 'StorageV2'
  properties: {
    accessTier: 'Cool'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: 90 }
    containerDeleteRetentionPolicy: { enabled: true, days: 90 }
  }
}

resource evidence 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: container
  properties: { publicAccess: 'None' }
}

// Deployed unlocked: locking is one way and blocks the deletion of the account, so a person does it, later and on purpose.
resource policy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = {
  parent: evidence
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: days
    allowProtectedAppendWrites: true
  }
}

module contributor 'role.bicep' = {
  name: 'evidence-blob-contributor'
  params: { account: account.name, principal: worker, role: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' }
}

output name string = account.name
output container string = '${account.properties.primaryEndpoints.blob}${container}'

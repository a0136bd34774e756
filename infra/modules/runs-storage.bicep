// Journals, reports and work messages. Shared keys are off: only identities of this directory get in.
param name string
param location string
param tags object

@description('Principal id of the workers.')
param worker string

var containers = ['deploy', 'runs', 'runs-alerts', 'index']
var queues = ['work', 'work-poison']

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Standard_ZRS' }
  kind: 'StorageV2'
  properties: {
    accessTier: 'Hot'
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
    deleteRetentionPolicy: { enabled: true, days: 30 }
    containerDeleteRetentionPolicy: { enabled: true, days: 30 }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [for each in containers: {
  parent: blobs
  name: each
  properties: { publicAccess: 'None' }
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = [for each in queues: {
  parent: queueService
  name: each
}]

// The host keeps its timer leases and its own secrets in blobs of this account, which needs ownership.
module blobOwner 'role.bicep' = {
  name: 'runs-blob-owner'
  params: { account: account.name, principal: worker, role: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' }
}

module queueContributor 'role.bicep' = {
  name: 'runs-queue-contributor'
  params: { account: account.name, principal: worker, role: '974c5e8b-45b9-4653-ba55-5f855dd0fb88' }
}

output name string = account.name
output blobs string = account.properties.primaryEndpoints.blob
output deployContainer string = containers[0]

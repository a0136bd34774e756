// The one identity that the workers run as. Nothing holds a key or a password for it.
param name string
param location string
param tags object

resource worker 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output id string = worker.id
output principal string = worker.properties.principalId
output client string = worker.properties.clientId

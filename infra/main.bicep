// Everything one installation needs, in one resource group: identity, storage for runs, storage for evidence, vault, monitoring, function app.
targetScope = 'resourceGroup'

@description('Short name of this installation; part of every resource name.')
@minLength(2)
@maxLength(10)
param name string = 'playbooks'

param location string = resourceGroup().location

@description('Object id of the Entra group whose members operate the installation and receive its alerts.')
param operatorsGroup string

@description('Mail address that alerts go to.')
param alertsTo string

@description('Client id of the app registration that people sign in to (entra.sh prints it); empty switches the outer sign-in layer off.')
param signInClient string = ''

@description('ARNs of the SNS topics whose messages are taken as alerts, with commas between them.')
param hookTopics string = ''

@description('Who may send CloudEvents by webhook, with commas between them.')
param hookOrigins string = ''

@description('Which groups and application roles of Entra stand for which roles: responder=GROUP-ID,security=GROUP-ID.')
param signInRoles string = ''

@description('Days that evidence can be neither changed nor deleted. The policy is deployed unlocked; README.md says how to lock it.')
@minValue(1)
param evidenceDays int = 365

@description('Instances of the http group that are kept warm; 0 trades a cold start for a lower idle cost.')
@minValue(0)
param alwaysReady int = 1

var suffix = take(uniqueString(resourceGroup().id, name), 6)
var tags = { product: 'playbooks', installation: name }

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: 'id-${name}', location: location, tags: tags }
}

module runs 'modules/runs-storage.bicep' = {
  name: 'runs-storage'
  params: {
    name: toLower('st${name}runs${suffix}')
    location: location
    tags: tags
    worker: identity.outputs.principal
  }
}

module evidence 'modules/evidence-storage.bicep' = {
  name: 'evidence-storage'
  params: {
    name: toLower('st${name}evid${suffix}')
    location: location
    tags: tags
    worker: identity.outputs.principal
    days: evidenceDays
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv-${name}-${suffix}'
    location: location
    tags: tags
    worker: identity.outputs.principal
    operators: operatorsGroup
  }
}

module monitor 'modules/monitor.bicep' = {
  name: 'monitor'
  params: {
    name: name
    location: location
    tags: tags
    worker: identity.outputs.principal
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: 'func-${name}-${suffix}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClient: identity.outputs.client
    runsAccount: runs.outputs.name
    deployContainer: runs.outputs.deployContainer
    evidenceContainer: evidence.outputs.container
    signingKey: vault.outputs.signingKey
    monitorConnection: monitor.outputs.connection
    signInClient: signInClient
    hookVault: vault.outputs.address
    hookTopics: hookTopics
    hookOrigins: hookOrigins
    signInRoles: signInRoles
    sessionKey: vault.outputs.sessionKey
    alwaysReady: alwaysReady
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    insights: monitor.outputs.insights
    runsAccount: runs.outputs.name
    mail: alertsTo
  }
}

output functionApp string = app.outputs.name
output address string = app.outputs.address
output identityPrincipal string = identity.outputs.principal
output identityClient string = identity.outputs.client
output vaultName string = vault.outputs.name
output githubAppKey string = vault.outputs.githubAppKey
output deployAddress string = '${runs.outputs.blobs}${runs.outputs.deployContainer}'
output evidenceAccount string = evidence.outputs.name

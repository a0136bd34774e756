// The function app on Flex Consumption. The program is a custom handler; host.json and the function folders travel in its package.
param name string
param location string
param tags object
param identityId string
param identityClient string
param runsAccount string
param deployContainer string

@description('Address of the container that evidence is copied to.')
param evidenceContainer string

@description('Address of the key that signs run heads.')
param signingKey string

param monitorConnection string
param signInClient string

@description('Address of the vault that keeps the secrets of the doors for alerts: github-hook, eventbridge-hook and shared-hook.')
param hookVault string

@description('ARNs of the SNS topics whose messages are taken, with commas between them; empty closes that door.')
param hookTopics string

@description('Who may send CloudEvents by webhook, with commas between them.')
param hookOrigins string

@description('Which groups and application roles stand for which roles: ROLE=ID,ROLE=ID.')
param signInRoles string

@description('Address of the secret that sessions of browsers are sealed with.')
param sessionKey string

param alwaysReady int

// Storage endpoints differ between clouds; the environment knows its own suffix.
var storage = environment().suffixes.storage
var blobs = 'https://${runsAccount}.blob.${storage}'
var signsIn = !empty(signInClient)
var queues = 'https://${runsAccount}.queue.${storage}'

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  kind: 'functionapp'
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    keyVaultReferenceIdentity: identityId
    httpsOnly: true
    siteConfig: { minTlsVersion: '1.2', http20Enabled: true }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${blobs}/${deployContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'custom', version: '1.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: 40
        alwaysReady: alwaysReady == 0 ? [] : [{ name: 'http', instanceCount: alwaysReady }]
        triggers: { http: { perInstanceConcurrency: 50 } }
      }
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClient};Authorization=AAD'
    APPLICATIONINSIGHTS_CONNECTION_STRING: monitorConnection
    AZURE_CLIENT_ID: identityClient
    AzureWebJobsDisableHomepage: 'true'
    AzureWebJobsStorage__accountName: runsAccount
    AzureWebJobsStorage__clientId: identityClient
    AzureWebJobsStorage__credential: 'managedidentity'
    Evidence: evidenceContainer
    FUNCTIONS_EXTENSION_VERSION: '~4'
    HOOK_EVENTBRIDGE: '@Microsoft.KeyVault(SecretUri=${hookVault}secrets/eventbridge-hook)'
    HOOK_GITHUB: '@Microsoft.KeyVault(SecretUri=${hookVault}secrets/github-hook)'
    HOOK_SHARED: '@Microsoft.KeyVault(SecretUri=${hookVault}secrets/shared-hook)'
    Hooks__EventBridge: 'env:HOOK_EVENTBRIDGE'
    Hooks__GitHub: 'env:HOOK_GITHUB'
    Hooks__Origins: hookOrigins
    Hooks__Shared: 'env:HOOK_SHARED'
    Hooks__Topics: hookTopics
    RunsStorage__blobServiceUri: blobs
    RunsStorage__clientId: identityClient
    RunsStorage__credential: 'managedidentity'
    RunsStorage__queueServiceUri: queues
    SESSION_KEY: signsIn ? '@Microsoft.KeyVault(SecretUri=${sessionKey})' : ''
    SignIn__Audience: signsIn ? 'api://${signInClient},${signInClient}' : ''
    SignIn__Client: signInClient
    SignIn__ClientProof: signsIn ? 'managed-identity' : ''
    SignIn__EasyAuth: ''
    SignIn__FreshFor: signsIn ? '00:15:00' : ''
    SignIn__Issuer: signsIn ? '${environment().authentication.loginEndpoint}${subscription().tenantId}/v2.0' : ''
    SignIn__Origin: signsIn ? 'https://${app.properties.defaultHostName}' : ''
    SignIn__Roles: signsIn ? signInRoles : ''
    SignIn__Scope: signsIn ? 'access_as_user' : ''
    SignIn__SessionKey: signsIn ? 'env:SESSION_KEY' : ''
    SignIn__SubjectClaim: signsIn ? 'oid' : ''
    Signer: 'vault:${signingKey}'
    Store: 'azure:${blobs}'
    Tenant: 'tenant.json'
  }
}

// An outer layer only: the program proves each person's token itself. Doors for machines prove their callers by signature, and browsers carry the
// program's own session, which this layer does not know.
resource signIn 'Microsoft.Web/sites/config@2024-04-01' = if (!empty(signInClient)) {
  parent: app
  name: 'authsettingsV2'
  properties: {
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'Return401'
      excludedPaths: ['/hooks/*', '/ui/*']
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: signInClient
          openIdIssuer: '${environment().authentication.loginEndpoint}${subscription().tenantId}/v2.0'
        }
        validation: { allowedAudiences: ['api://${signInClient}', signInClient] }
      }
    }
    login: { tokenStore: { enabled: false } }
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'

// What an operator must hear of before a responder does: failing calls, work that was given up, work that nobody takes.
param name string
param location string
param tags object
param insights string
param runsAccount string
param mail string

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insights
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' existing = {
  name: '${runsAccount}/default'
}

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: mail, useCommonAlertSchema: true }]
  }
}

resource failures 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = {
  name: '${name}-failures'
  location: location
  tags: tags
  properties: {
    displayName: 'Calls of the function app fail'
    severity: 2
    enabled: true
    scopes: [component.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      allOf: [{
        query: 'requests | where success == false'
        timeAggregation: 'Count'
        operator: 'GreaterThan'
        threshold: 5
      }]
    }
    actions: { actionGroups: [group.id] }
  }
}

resource poison 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = {
  name: '${name}-poison'
  location: location
  tags: tags
  properties: {
    displayName: 'Work was given up and a run waits for a person'
    severity: 1
    enabled: true
    scopes: [component.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT10M'
    criteria: {
      allOf: [{
        query: 'traces | where message has "poison"'
        timeAggregation: 'Count'
        operator: 'GreaterThan'
        threshold: 0
      }]
    }
    actions: { actionGroups: [group.id] }
  }
}

resource backlog 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-backlog'
  location: 'global'
  tags: tags
  properties: {
    description: 'Work lies in the queues that nobody takes'
    severity: 2
    enabled: true
    scopes: [queues.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [{
        criterionType: 'StaticThresholdCriterion'
        name: 'messages'
        metricName: 'QueueMessageCount'
        operator: 'GreaterThan'
        threshold: 1000
        timeAggregation: 'Average'
      }]
    }
    actions: [{ actionGroupId: group.id }]
  }
}

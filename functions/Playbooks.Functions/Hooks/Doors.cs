using Playbooks.Core.Alerts;
using Playbooks.Functions.Settings;

namespace Playbooks.Functions.Hooks;

/// <summary>Every door for alerts that this program has.</summary>
internal static class Doors
{
    public static IReadOnlyList<IHook> Of(HookSettings settings, IAlertCaller callers, ISnsAddresses addresses) =>
    [
        new GitHubHook(settings.GitHub),
        new SnsHook(settings.Topics, addresses),
        new EventBridgeHook(settings.EventBridge),
        new SharedHook("microsoft", AlertSources.Microsoft, settings.Shared, callers, request => request.Json()),
        new SharedHook("ocsf", AlertSources.Ocsf, settings.Shared, callers, request => request.Json()),
        new SharedHook("cloudevents", AlertSources.CloudEvents, settings.Shared, callers, CloudEventBody.Read),
        new SharedHook("alert", AlertSources.Plain, settings.Shared, callers, request => request.Json()),
    ];
}

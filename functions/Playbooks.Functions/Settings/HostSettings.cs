using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Playbooks.Connectors.Vault;
using Playbooks.Functions.SignIn;
using Playbooks.Storage;
using Playbooks.Storage.Azure;

namespace Playbooks.Functions.Settings;

/// <summary>What the environment says about where this program runs and on what. Names are those of the app settings in <c>infra/modules/app.bicep</c>.</summary>
/// <param name="Store">Where runs are kept, as <see cref="StorePlace.Parse"/> takes it.</param>
/// <param name="Signer">The key in a vault that signs heads; null for a key file.</param>
/// <param name="Evidence">Where what was signed is copied to; null for nowhere.</param>
/// <param name="Tenant">The tenant file.</param>
/// <param name="Queues">The queue service that wakes runs; null where this process wakes its own.</param>
/// <param name="QueueClient">Client id of the managed identity that the queues are asked with; the environment's own where null.</param>
/// <param name="Listen">Where requests are taken.</param>
/// <param name="IsCustomHandler">Started by a functions host, which sends the triggers.</param>
/// <param name="SignIn">How people and programs sign in; null where nobody does.</param>
/// <param name="DevelopmentIdentity">Who everybody on this machine is taken for; null, as everywhere but on a laptop, where nobody is.</param>
/// <param name="Hooks">What the doors for alerts prove their senders by.</param>
internal sealed record HostSettings(
    string Store, KeyAddress? Signer, AzurePlace? Evidence, string Tenant, Uri? Queues, string? QueueClient, IPEndPoint Listen, bool IsCustomHandler, SignInSettings? SignIn,
    string? DevelopmentIdentity, HookSettings Hooks)
{
    public const string PortVariable = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>Every setting that is read, as an environment variable spells it.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["Store", "Signer", "Tenant", "Evidence", "RunsStorage__queueServiceUri", "RunsStorage__clientId", "Listen", "Development__Identity", PortVariable, .. HookSettings.Names, .. SignInSettings.Names];

    /// <summary>Null, with all that is wrong in <paramref name="problems"/>, where the program must not start.</summary>
    public static HostSettings? Read(IConfiguration configuration, out IReadOnlyList<string> problems)
    {
        var wrong = new List<string>();
        var port = configuration[PortVariable];
        var isHandler = !string.IsNullOrEmpty(port);
        var settings = new HostSettings(
            StoreOf(configuration["Store"], wrong),
            SignerOf(configuration["Signer"], configuration["Store"], wrong),
            EvidenceOf(configuration["Evidence"], wrong),
            configuration["Tenant"] is { Length: > 0 } tenant ? tenant : "tenant.json",
            QueuesOf(configuration["RunsStorage:queueServiceUri"], wrong),
            configuration["RunsStorage:clientId"] is { Length: > 0 } client ? client : null,
            isHandler ? HandlerPort(port, wrong) : ListenOf(configuration["Listen"], wrong),
            isHandler,
            SignInSettings.Read(configuration, wrong),
            configuration["Development:Identity"] is { Length: > 0 } identity ? identity : null,
            HookSettings.Read(configuration, wrong));
        CheckIdentity(settings, wrong);
        problems = wrong;
        return wrong.Count == 0 ? settings : null;
    }

    private static string StoreOf(string? store, List<string> wrong)
    {
        var place = store is { Length: > 0 } ? store : "files:runs";
        try
        {
            _ = StorePlace.Parse(place);
        }
        catch (FormatException fault)
        {
            wrong.Add($"Store is '{store}'. {fault.Message}");
        }

        return place;
    }

    private static Uri? QueuesOf(string? address, List<string> wrong)
    {
        if (string.IsNullOrEmpty(address))
        {
            return null;
        }

        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            return uri;
        }

        wrong.Add($"RunsStorage__queueServiceUri is '{address}': write the https address of a queue service, or the http address of an emulator on this machine.");
        return null;
    }

    private static IPEndPoint HandlerPort(string? port, List<string> wrong)
    {
        if (ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return new IPEndPoint(IPAddress.Loopback, number);
        }

        wrong.Add($"{PortVariable} is '{port}', which is no port.");
        return new IPEndPoint(IPAddress.Loopback, 0);
    }

    private static IPEndPoint ListenOf(string? listen, List<string> wrong)
    {
        if (string.IsNullOrEmpty(listen))
        {
            return new IPEndPoint(IPAddress.Loopback, 8080);
        }

        if (IPEndPoint.TryParse(listen, out var place) && listen.Contains(':', StringComparison.Ordinal))
        {
            return place;
        }

        wrong.Add($"Listen is '{listen}': write ADDRESS:PORT, for example 127.0.0.1:8080.");
        return new IPEndPoint(IPAddress.Loopback, 0);
    }

    /// <summary>A key file beside runs that are elsewhere stays behind on this machine; whoever wants that says so.</summary>
    private static KeyAddress? SignerOf(string? signer, string? store, List<string> wrong)
    {
        if (string.IsNullOrEmpty(signer))
        {
            if (store?.StartsWith("azure:", StringComparison.Ordinal) == true)
            {
                wrong.Add("Signer is not set: runs in Azure would be signed with a key file on this machine, in the folder runs/.keys. Write file: if that folder is kept, or name a key in a vault.");
            }

            return null;
        }

        var address = KeyAddress.Parse(signer);
        if (address is null && signer != "file:")
        {
            wrong.Add($"Signer is '{signer}': write file: for a key file, or {KeyAddress.Shape}.");
        }

        return address;
    }

    /// <summary>The container that evidence is copied to; it is there before, with its policy.</summary>
    private static AzurePlace? EvidenceOf(string? address, List<string> wrong)
    {
        if (string.IsNullOrEmpty(address))
        {
            return null;
        }

        if (ContainerAt(address) is { } container)
        {
            return container;
        }

        wrong.Add($"Evidence is '{address}': write the address of a container that nobody can change, https://ACCOUNT.blob.core.windows.net/CONTAINER, or leave it out.");
        return null;
    }

    private static AzurePlace? ContainerAt(string address)
    {
        try
        {
            var place = (StorePlace.Parse($"azure:{address}") as StorePlace.Azure)?.Place;
            return place is not null && address.TrimEnd('/').EndsWith($"{place.Blobs.AbsoluteUri.TrimEnd('/')}/{place.Container}", StringComparison.Ordinal) ? place : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A functions host forwards requests of the whole world from this machine, and an open address is reached from others: nobody is known by being near.</summary>
    private static void CheckIdentity(HostSettings settings, List<string> wrong)
    {
        if (settings.DevelopmentIdentity is not null && (settings.IsCustomHandler || !IPAddress.IsLoopback(settings.Listen.Address)))
        {
            wrong.Add("Development__Identity is for a laptop: it goes neither with a functions host nor with an address that other machines reach. Remove it.");
        }

        if (settings.SignIn is { TrustsPlatform: true } && !settings.IsCustomHandler)
        {
            wrong.Add("SignIn__EasyAuth is for a functions host: nothing else strips the platform's header from the world's requests. Remove it.");
        }
    }
}

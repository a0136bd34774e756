using System.Collections.Immutable;
using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Values;
using Playbooks.Storage;

namespace Playbooks.Cli.Inventories;

/// <summary>
/// <c>playbook inventory add FILE --name … --kind …</c>. A list that is damaged is kept too, and the answer is no (exit code 1): the place it belongs to is
/// then one about which nothing can be told, which a map has to show.
/// </summary>
internal static class InventoryAdd
{
    internal static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "CycloneDX (JSON, XML), SPDX (JSON, tag-value), or osquery rows (JSON, CSV)." };
        var name = new Option<string?>("--name") { Description = "Of the host, laptop, image or build stage (default: the file's name)." };
        var kind = new Option<string>("--kind") { Description = string.Join(", ", InventoryKind.All) + ".", Required = true };
        var owner = new Option<string?>("--owner") { Description = "Who answers for it." };
        var credential = new Option<string[]>("--credential") { Description = "What code there can read: a credential's id in the registry, a place, an AWS ARN, or words; may be repeated." };
        var none = new Option<bool>("--no-credentials") { Description = "Nothing there can be read; without this and --credential nobody knows." };
        var network = new Option<string>("--network") { Description = string.Join(", ", InventoryNetwork.All) + ".", DefaultValueFactory = _ => InventoryNetwork.Unknown };
        var from = new Option<string?>("--from") { Description = "Since when the list holds, RFC 3339." };
        var to = new Option<string?>("--to") { Description = "Until when, RFC 3339." };
        var (tenant, store, json) = (TenantOption.Create(), StoreOption.Create(), JsonOption.Create());
        var command = new Command("add", "Keep a list of what is installed somewhere, with what it belongs to.") { file, name, kind, owner, credential, none, network, from, to, tenant, store, json };
        command.SetAction((parsed, token) =>
        {
            var credentials = parsed.GetValue(credential) is { Length: > 0 } given ? Value.ListOf(given) : parsed.GetValue(none) ? Value.EmptyList : Value.Nothing;
            var path = parsed.GetRequiredValue(file);
            var document = Value.MapOf(
                ("format", Value.Of(InventoryContext.Format)), ("name", Value.Of(parsed.GetValue(name) ?? path.Name)), ("kind", Value.Of(parsed.GetRequiredValue(kind))),
                ("owner", Value.Of(parsed.GetValue(owner) ?? "")), ("credentials", credentials), ("network", Value.Of(parsed.GetRequiredValue(network))),
                ("from", Value.Of(parsed.GetValue(from))), ("to", Value.Of(parsed.GetValue(to))), ("file", Value.Of(path.Name)));
            return RunAsync(path, document, parsed.GetValue(tenant), parsed.GetValue(store) ?? StoreOption.Default, parsed.GetValue(json), terminal, token);
        });
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, Value document, string? tenantFile, string store, bool json, Terminal terminal, CancellationToken token)
    {
        if (TenantOption.Read(tenantFile, terminal.Error) is not { } tenant)
        {
            return ExitCode.WrongCall;
        }

        try
        {
            await using var list = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Print(await TenantInventories.AddAsync(store, tenant, document, list, token), json, terminal);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or StoreException)
        {
            terminal.Error.WriteLine(refused.Message);
            return ExitCode.WrongCall;
        }
    }

    private static int Print(InventoryUpload upload, bool json, Terminal terminal)
    {
        foreach (var wrong in upload is InventoryUpload.Refused refused ? refused.Wrong : [])
        {
            terminal.Error.WriteLine($"--{wrong}");
        }

        return upload is InventoryUpload.Kept kept ? Print(kept, json, terminal) : ExitCode.WrongCall;
    }

    private static int Print(InventoryUpload.Kept kept, bool json, Terminal terminal)
    {
        var (id, wasThere, context, facts) = kept;
        ImmutableArray<string> doubts = [.. facts.Doubts.Select(d => d.ToString())];
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Value.MapOf(
                ("inventory", Value.Of(id)), ("added", Value.Of(!wasThere)), ("name", Value.Of(context.Name)), ("kind", Value.Of(context.Kind)), ("format", Value.Of(facts.Format)),
                ("packages", Value.Of(facts.Packages.Length)), ("cannotTell", Value.ListOf(doubts)))));
        }
        else
        {
            terminal.Output.WriteLine($"{id}  {context.Kind} {context.Name}: {facts.Packages.Length} packages ({facts.Format}){(wasThere ? ", was there already" : "")}");
        }

        foreach (var doubt in doubts)
        {
            terminal.Error.WriteLine($"cannot tell: {doubt}");
        }

        return doubts.IsEmpty ? ExitCode.Ok : ExitCode.No;
    }
}

using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Values;

namespace Playbooks.Engine.Actions.Reach;

/// <summary>Where outside of GitHub a package lies: the hosts, laptops, images and build stages whose lists other teams gave us.</summary>
/// <param name="load">Gives the inventories as they are now, and for each what is wrong with it.</param>
public sealed class FindInventory(Func<CancellationToken, Task<ImmutableArray<Inventory>>> load) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "inventory.find",
        Summary = "Find the hosts, laptops, images and build stages whose inventories list a hostile package.",
        Provider = ReachTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            new("package", ValueType.Text, Required: true, "The package, as pkg:npm/name, with or without @version."),
            new("versions", ValueType.ListOf(ValueType.Text), Required: false, "Hostile versions; any where left out."),
            new("hashes", ValueType.ListOf(ValueType.Text), Required: false, "Hashes of the hostile files, as sha512-BASE64 or sha256:HEX."),
            new("windows", ValueType.ListOf(ValueType.Any), Required: false, "Windows with from and to as RFC 3339 text; what was gone before the first is ruled out."),
        ],
        Output = ReachTerms.Inventories,
        Idempotency = "Reads only.",
        Failures = [new("invalid-arguments", "The package is no package URL, or a window is none; the message says which.")],
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var arguments = call.Arguments;
        if (SuspectPackage.Read(arguments.GetText("package") ?? "", Texts(arguments, "versions"), Texts(arguments, "hashes"), out var fault) is not { } suspect)
        {
            return new ActionOutcome.FailedFinal("invalid-arguments", $"package: {fault}");
        }

        if (ExposureWindow.Read(arguments.Get("windows")) is not { } windows)
        {
            return new ActionOutcome.FailedFinal("invalid-arguments", "windows: each has 'from' and 'to' as RFC 3339 text, from before to");
        }

        var answers = (await load(token)).Select(i => (Inventory: i, Answer: InventoryRules.Judge(i, suspect, windows))).ToList();
        return new ActionOutcome.Succeeded(InventoryOutput.ToValue(answers));
    }

    private static IEnumerable<string> Texts(Value value, string name) => value.Get(name)?.Items.OfType<Value.Text>().Select(t => t.Content) ?? [];
}

using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Inventories;

/// <summary>What was found in inventories, as the plain value that <c>inventory.find</c> gives and <c>reach.map</c> takes.</summary>
public static class InventoryOutput
{
    private const int MostReasons = 5;

    public static Value ToValue(IReadOnlyCollection<(Inventory Inventory, InventoryAnswer Answer)> answers) => Value.MapOf(
        ("searched", Value.Of(answers.Count)),
        ("hosts", Value.ListOf(answers.Where(a => !a.Answer.Found.IsEmpty && a.Answer.Finding.Grade > ExposureGrade.RuledOut).Select(a => Host(a.Inventory, a.Answer)))),
        ("covered", Value.ListOf(answers.Where(a => a.Answer.Finding.Grade == ExposureGrade.RuledOut).Select(a => Covered(a.Inventory, a.Answer)))),
        ("cannot_tell", Value.ListOf(answers.SelectMany(a => a.Answer.CannotTell.Take(MostReasons).Select(why => Unseen(a.Inventory.Context, why))))));

    private static Value Host(Inventory inventory, InventoryAnswer answer) => Value.MapOf(
        ("inventory", Value.Of(inventory.Id)), ("id", Value.Of(answer.Context.Node)), ("name", Value.Of(answer.Context.Name)), ("kind", Value.Of(answer.Context.Kind)),
        ("owner", Value.Of(answer.Context.Owner)), ("network", Value.Of(answer.Context.Network)),
        ("credentials", answer.Context.Credentials is { } credentials ? Value.ListOf(credentials) : Value.Nothing),
        ("from", Time(answer.Context.From)), ("to", Time(answer.Context.To)),
        ("grade", Value.Of(MapOutput.Word(answer.Finding.Grade))), ("rule", Value.Of(answer.Finding.Rule)), ("why", Value.Of(answer.Finding.Reason)),
        ("found", Value.ListOf(answer.Found.Select(f => Value.MapOf(
            ("package", Value.Of(f.Package.ToString())), ("version", Value.Of(f.Version)), ("integrity", Value.Of(f.Integrity)), ("line", Value.Of(f.Line)))))));

    private static Value Covered(Inventory inventory, InventoryAnswer answer) => Value.MapOf(
        ("inventory", Value.Of(inventory.Id)), ("id", Value.Of(answer.Context.Node)), ("name", Value.Of(answer.Context.Name)), ("kind", Value.Of(answer.Context.Kind)),
        ("rule", Value.Of(answer.Finding.Rule)), ("why", Value.Of(answer.Finding.Reason)));

    private static Value Unseen(InventoryContext context, string why) =>
        Value.MapOf(("what", Value.Of($"inventory of {context.Kind} {context.Name}")), ("why", Value.Of(why)));

    private static Value Time(DateTimeOffset? time) => time is { } at && Value.Of(at) is Value.Timestamp stamp ? Value.Of(TimeText.Write(stamp)) : Value.Nothing;
}

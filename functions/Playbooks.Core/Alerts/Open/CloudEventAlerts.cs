using System.Text;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Open;

/// <summary>A CloudEvents 1.0 envelope (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md) around a document of any source that is known.</summary>
internal static class CloudEventAlerts
{
    private static readonly string[] Required = ["specversion", "id", "source", "type"];

    public static bool Knows(Value body) => body.Find("specversion") is not null && body.Find("type") is not null;

    public static Normalised Read(Value body)
    {
        if (body is Value.List list)
        {
            return Normalised.Join(list.Elements.Take(1_000).Select(Read), "The batch is empty.");
        }

        var missing = Required.Where(name => body.Get(name) is not Value.Text { Content.Length: > 0 }).ToList();
        if (missing.Count > 0)
        {
            return Normalised.Not($"This is no CloudEvent: it lacks {string.Join(", ", missing)}.");
        }

        if (body.GetText("specversion") is not "1.0")
        {
            return Normalised.Not($"CloudEvents {Fields.Line(body.GetText("specversion") ?? "")} is not taken; 1.0 is.");
        }

        var type = Fields.Line(body.GetText("type") ?? "");
        if (DataOf(body) is not { } data)
        {
            return Normalised.Not(body.Find("dataref") is not null
                ? $"The event '{type}' keeps its data elsewhere (dataref), and nothing is fetched from where a message points."
                : $"The event '{type}' has no data that is JSON.");
        }

        return Known(data) is { } source ? Inside(body, AlertSources.Normalise(new Delivery(source, null, data))) : Normalised.Not($"The event '{type}' holds no alert that is known.");
    }

    /// <summary>An envelope inside an envelope is not opened.</summary>
    private static string? Known(Value data) => Knows(data) ? null : AlertSources.Recognise(data);

    private static Normalised Inside(Value body, Normalised inner) => inner is Normalised.Alerts alerts
        ? alerts with { All = [.. alerts.All.Select(alert => alert with { Reported = alert.Reported ?? body.When("time"), Evidence = With(alert.Evidence, body) })] }
        : inner;

    private static Value With(Value evidence, Value body)
    {
        var made = new ValueMap.Builder();
        foreach (var (name, value) in (evidence as Value.Map)?.Entries ?? ValueMap.Empty)
        {
            made.Set(name, value);
        }

        made.Set("cloudEvent", Fields.Evidence(("id", Value.Of(body.Says("id"))), ("source", Value.Of(body.Says("source"))), ("type", Value.Of(body.Says("type"))), ("subject", Value.Of(body.Says("subject")))));
        return new Value.Map(made.Build());
    }

    private static Value? DataOf(Value body) => body.Find("data") switch
    {
        Value.Map or Value.List => body.Find("data"),
        Value.Text text => Json(Encoding.UTF8.GetBytes(text.Content)),
        null when body.GetText("data_base64") is { } coded => Json(Decoded(coded)),
        _ => null,
    };

    private static byte[] Decoded(string coded)
    {
        var bytes = new byte[coded.Length];
        return Convert.TryFromBase64String(coded, bytes, out var length) ? bytes[..length] : [];
    }

    private static Value? Json(byte[] bytes) => PlainJson.Read(bytes) is JsonOutcome.Read { Value: Value.Map or Value.List } read ? read.Value : null;
}

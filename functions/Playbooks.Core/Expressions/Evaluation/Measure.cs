using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>
/// How large a result is when it is written out. Parts of a value may be shared, so that a small expression can make a value
/// of which the written form would not end; such a result is refused here.
/// </summary>
internal static class Measure
{
    public static bool Fits(Value value, Meter meter) => Fits(value, meter, Budget.ResultDepth);

    private static bool Fits(Value value, Meter meter, int depth) => depth > 0 && meter.Reserve(1) && value switch
    {
        Value.Text text => meter.Reserve(text.Content.Length),
        Value.Bytes bytes => meter.Reserve(bytes.Content.Length),
        Value.Optional { Held: { } held } => Fits(held, meter, depth - 1),
        Value.List list => Fits(list, meter, depth),
        Value.Map map => Fits(map, meter, depth),
        _ => true,
    };

    private static bool Fits(Value.List list, Meter meter, int depth)
    {
        foreach (var element in list.Elements)
        {
            if (!Fits(element, meter, depth - 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(Value.Map map, Meter meter, int depth)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (!Fits(key, meter, depth - 1) || !Fits(value, meter, depth - 1))
            {
                return false;
            }
        }

        return true;
    }
}

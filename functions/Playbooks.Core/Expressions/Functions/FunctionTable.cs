using System.Collections.Frozen;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>Every function and operator of the language, by name and form.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<(string Name, bool Member), Function> All = Collect();

    public static Function? Find(string name, bool member) => All.GetValueOrDefault((name, member));

    public static IEnumerable<Function> Functions => All.Values;

    private static FrozenDictionary<(string Name, bool Member), Function> Collect()
    {
        var functions = new Dictionary<(string Name, bool Member), Function>();
        IEnumerable<(FunctionBody Body, string[] Forms)>[] families =
        [
            Operators.All, Conversions.All, TextFunctions.All, TextPlaces.All, CollectionFunctions.All, TimeFunctions.All,
            OptionalFunctions.All, MathFunctions.All, BitFunctions.All, EncodingFunctions.All,
        ];
        foreach (var (body, forms) in families.SelectMany(f => f))
        {
            foreach (var form in forms.Select(Signature.Read))
            {
                var key = (form.Name, form.Member);
                functions[key] = functions.TryGetValue(key, out var known)
                    ? known with { Signatures = known.Signatures.Add(form) }
                    : new Function(form.Name, form.Member, [form], body);
            }
        }

        return functions.ToFrozenDictionary();
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Playbooks.Core.Standards.Cacao.Shapes;

/// <summary>What a value of a CACAO document has to look like, as far as the published schemas say so.</summary>
internal abstract record Shape
{
    private Shape()
    {
    }

    /// <param name="Form">Matched anywhere in the text unless it says otherwise; null for any text.</param>
    /// <param name="What">What the text has to be, in words.</param>
    public sealed record Text(Regex? Form = null, string What = "a text") : Shape;

    public sealed record OneOf(params ImmutableArray<string> Words) : Shape;

    public sealed record Flag : Shape;

    /// <summary>A number without fraction; 5.0 is one.</summary>
    public sealed record Whole(long Least = long.MinValue, long Most = long.MaxValue) : Shape;

    public sealed record Number(double Least, double Most) : Shape;

    /// <summary>Null or what it holds.</summary>
    public sealed record Nullable(Shape Held) : Shape;

    public sealed record ListOf(Shape Item, int Least = 0) : Shape;

    /// <summary>For a shape that holds itself.</summary>
    public sealed record Later(Func<Shape> Get) : Shape;

    /// <summary>An object.</summary>
    public sealed record Members : Shape
    {
        /// <summary>Holds as well; a member that both know has to fit both.</summary>
        public Members? Base { get; init; }

        public ImmutableArray<string> Required { get; init; } = [];

        public ImmutableDictionary<string, Shape> Known { get; init; } = ImmutableDictionary<string, Shape>.Empty;

        /// <summary>Members by the form of their name.</summary>
        public ImmutableArray<(Regex Name, Shape Shape)> Named { get; init; } = [];

        /// <summary>What members have to be that are not otherwise known; null for anything.</summary>
        public Shape? Others { get; init; }

        public ImmutableArray<string> Forbidden { get; init; } = [];

        /// <summary>Exactly one of these has to be there.</summary>
        public ImmutableArray<string> ExactlyOne { get; init; } = [];

        public int Least { get; init; }

        /// <summary>
        /// The specification names every member. Read as the dialect that they declare, the published schemas let others pass, so an unknown
        /// member is told and makes no document invalid.
        /// </summary>
        public bool IsClosed { get; init; } = true;

        public bool Knows(string name) => Known.ContainsKey(name) || Named.Any(named => named.Name.IsMatch(name)) || Base?.Knows(name) == true;
    }

    public static ImmutableDictionary<string, Shape> Of(params (string Name, Shape Shape)[] members) =>
        members.ToImmutableDictionary(member => member.Name, member => member.Shape, StringComparer.Ordinal);
}

namespace Playbooks.Core.Reach.Exposure;

/// <summary>Whether a <c>docker://</c> step, the job's container or a service runs the hostile image.</summary>
internal static class ImageMatching
{
    internal static Finding? Match(SuspectArtifact.Image artifact, string image)
    {
        if (image.Contains("${{", StringComparison.Ordinal))
        {
            return new(ExposureGrade.Possible, "image-computed", $"The image {image} is computed when the job runs.");
        }

        var (name, digest) = Cut(image, '@');
        var (repository, tag) = name.LastIndexOf(':') > name.LastIndexOf('/') ? Cut(name, ':', last: true) : (name, null);
        if (!Canonical(repository).Equals(Canonical(artifact.Name), StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return artifact.Tags.IsEmpty ? new(ExposureGrade.Confirmed, "image-any-tag", "Every tag of the image is suspect.")
            : digest is not null ? ByDigest(artifact, digest)
            : artifact.Tags.Contains(tag ?? "latest") ? new(ExposureGrade.Probable, "image-tag", $"The tag {tag ?? "latest"} led to the hostile image in the window.")
            : new(ExposureGrade.Possible, "image-other-tag", $"The tag {tag ?? "latest"} is not known to have been moved; a tag can be.");
    }

    private static Finding ByDigest(SuspectArtifact.Image artifact, string digest) =>
        artifact.Tags.Contains(digest, StringComparer.OrdinalIgnoreCase)
            ? new(ExposureGrade.Confirmed, "image-digest", "The image is pinned to a hostile digest.")
            : new(ExposureGrade.RuledOut, "image-other-digest", "The image is pinned to a digest that is not hostile.");

    private static (string Before, string? After) Cut(string text, char at, bool last = false) =>
        (last ? text.LastIndexOf(at) : text.IndexOf(at, StringComparison.Ordinal)) is >= 0 and var place ? (text[..place], text[(place + 1)..]) : (text, null);

    /// <summary>Docker Hub's short names: <c>alpine</c> is <c>docker.io/library/alpine</c>.</summary>
    private static string Canonical(string name)
    {
        var bare = name.StartsWith("index.docker.io/", StringComparison.Ordinal) ? name["index.".Length..] : name;
        return bare.Split('/') switch
        {
            [var one] => $"docker.io/library/{one}",
            [var host, _] when !host.Contains('.', StringComparison.Ordinal) && !host.Contains(':', StringComparison.Ordinal) && host != "localhost" => $"docker.io/{bare}",
            _ => bare,
        };
    }
}

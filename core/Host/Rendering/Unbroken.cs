using Spectre.Console.Rendering;

namespace PluginHost.Host;

/// <summary>A line that is never broken, however narrow the terminal is: an address in it can be copied.</summary>
internal sealed class Unbroken(string text) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => new(text.Length, text.Length);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [new Segment(text), Segment.LineBreak];
}

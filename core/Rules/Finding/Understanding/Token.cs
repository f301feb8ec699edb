using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>A word of a question on the way to be understood.</summary>
internal sealed class Token(Word word)
{
    public Word Word { get; } = word;

    public string Text => Word.Text;

    public string Term { get; } = Terms.Of(word.Text);

    /// <summary>Belongs to how things are asked, not to what is asked for.</summary>
    public bool Asking { get; } = StopWords.HoldsInQuestions(word.Text);

    public bool Weak { get; } = StopWords.IsWeak(word.Text);

    /// <summary>The likeliest first; empty when the word is known.</summary>
    public IReadOnlyList<Correction> Corrections { get; set; } = [];

    /// <summary>The term that stands for the word: of its correction when it has one.</summary>
    public string Meant => Corrections.Count > 0 ? Terms.Of(Corrections[0].Word) : Term;
}

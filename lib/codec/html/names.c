/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Named character references (WHATWG HTML 13.5); written by
 * contrib/make-html-names.
 */
#include "codec/html/names.h"

/* clang-format off */
const char lws_html_names[] =
	"AElig\0""AElig;\0""AMP\0""AMP;\0""Aacute\0""Aacute;\0""Abreve;\0"
	"Acirc\0""Acirc;\0""Acy;\0""Afr;\0""Agrave\0""Agrave;\0""Alpha;\0"
	"Amacr;\0""And;\0""Aogon;\0""Aopf;\0""ApplyFunction;\0""Aring\0"
	"Aring;\0""Ascr;\0""Assign;\0""Atilde\0""Atilde;\0""Auml\0""Auml;\0"
	"Backslash;\0""Barv;\0""Barwed;\0""Bcy;\0""Because;\0""Bernoullis;\0"
	"Beta;\0""Bfr;\0""Bopf;\0""Breve;\0""Bscr;\0""Bumpeq;\0""CHcy;\0"
	"COPY\0""COPY;\0""Cacute;\0""Cap;\0""CapitalDifferentialD;\0"
	"Cayleys;\0""Ccaron;\0""Ccedil\0""Ccedil;\0""Ccirc;\0""Cconint;\0"
	"Cdot;\0""Cedilla;\0""CenterDot;\0""Cfr;\0""Chi;\0""CircleDot;\0"
	"CircleMinus;\0""CirclePlus;\0""CircleTimes;\0"
	"ClockwiseContourIntegral;\0""CloseCurlyDoubleQuote;\0"
	"CloseCurlyQuote;\0""Colon;\0""Colone;\0""Congruent;\0""Conint;\0"
	"ContourIntegral;\0""Copf;\0""Coproduct;\0"
	"CounterClockwiseContourIntegral;\0""Cross;\0""Cscr;\0""Cup;\0"
	"CupCap;\0""DD;\0""DDotrahd;\0""DJcy;\0""DScy;\0""DZcy;\0""Dagger;\0"
	"Darr;\0""Dashv;\0""Dcaron;\0""Dcy;\0""Del;\0""Delta;\0""Dfr;\0"
	"DiacriticalAcute;\0""DiacriticalDot;\0""DiacriticalDoubleAcute;\0"
	"DiacriticalGrave;\0""DiacriticalTilde;\0""Diamond;\0"
	"DifferentialD;\0""Dopf;\0""Dot;\0""DotDot;\0""DotEqual;\0"
	"DoubleContourIntegral;\0""DoubleDot;\0""DoubleDownArrow;\0"
	"DoubleLeftArrow;\0""DoubleLeftRightArrow;\0""DoubleLeftTee;\0"
	"DoubleLongLeftArrow;\0""DoubleLongLeftRightArrow;\0"
	"DoubleLongRightArrow;\0""DoubleRightArrow;\0""DoubleRightTee;\0"
	"DoubleUpArrow;\0""DoubleUpDownArrow;\0""DoubleVerticalBar;\0"
	"DownArrow;\0""DownArrowBar;\0""DownArrowUpArrow;\0""DownBreve;\0"
	"DownLeftRightVector;\0""DownLeftTeeVector;\0""DownLeftVector;\0"
	"DownLeftVectorBar;\0""DownRightTeeVector;\0""DownRightVector;\0"
	"DownRightVectorBar;\0""DownTee;\0""DownTeeArrow;\0""Downarrow;\0"
	"Dscr;\0""Dstrok;\0""ENG;\0""ETH\0""ETH;\0""Eacute\0""Eacute;\0"
	"Ecaron;\0""Ecirc\0""Ecirc;\0""Ecy;\0""Edot;\0""Efr;\0""Egrave\0"
	"Egrave;\0""Element;\0""Emacr;\0""EmptySmallSquare;\0"
	"EmptyVerySmallSquare;\0""Eogon;\0""Eopf;\0""Epsilon;\0""Equal;\0"
	"EqualTilde;\0""Equilibrium;\0""Escr;\0""Esim;\0""Eta;\0""Euml\0"
	"Euml;\0""Exists;\0""ExponentialE;\0""Fcy;\0""Ffr;\0"
	"FilledSmallSquare;\0""FilledVerySmallSquare;\0""Fopf;\0""ForAll;\0"
	"Fouriertrf;\0""Fscr;\0""GJcy;\0""GT\0""GT;\0""Gamma;\0""Gammad;\0"
	"Gbreve;\0""Gcedil;\0""Gcirc;\0""Gcy;\0""Gdot;\0""Gfr;\0""Gg;\0"
	"Gopf;\0""GreaterEqual;\0""GreaterEqualLess;\0""GreaterFullEqual;\0"
	"GreaterGreater;\0""GreaterLess;\0""GreaterSlantEqual;\0"
	"GreaterTilde;\0""Gscr;\0""Gt;\0""HARDcy;\0""Hacek;\0""Hat;\0"
	"Hcirc;\0""Hfr;\0""HilbertSpace;\0""Hopf;\0""HorizontalLine;\0"
	"Hscr;\0""Hstrok;\0""HumpDownHump;\0""HumpEqual;\0""IEcy;\0""IJlig;\0"
	"IOcy;\0""Iacute\0""Iacute;\0""Icirc\0""Icirc;\0""Icy;\0""Idot;\0"
	"Ifr;\0""Igrave\0""Igrave;\0""Im;\0""Imacr;\0""ImaginaryI;\0"
	"Implies;\0""Int;\0""Integral;\0""Intersection;\0""InvisibleComma;\0"
	"InvisibleTimes;\0""Iogon;\0""Iopf;\0""Iota;\0""Iscr;\0""Itilde;\0"
	"Iukcy;\0""Iuml\0""Iuml;\0""Jcirc;\0""Jcy;\0""Jfr;\0""Jopf;\0"
	"Jscr;\0""Jsercy;\0""Jukcy;\0""KHcy;\0""KJcy;\0""Kappa;\0""Kcedil;\0"
	"Kcy;\0""Kfr;\0""Kopf;\0""Kscr;\0""LJcy;\0""LT\0""LT;\0""Lacute;\0"
	"Lambda;\0""Lang;\0""Laplacetrf;\0""Larr;\0""Lcaron;\0""Lcedil;\0"
	"Lcy;\0""LeftAngleBracket;\0""LeftArrow;\0""LeftArrowBar;\0"
	"LeftArrowRightArrow;\0""LeftCeiling;\0""LeftDoubleBracket;\0"
	"LeftDownTeeVector;\0""LeftDownVector;\0""LeftDownVectorBar;\0"
	"LeftFloor;\0""LeftRightArrow;\0""LeftRightVector;\0""LeftTee;\0"
	"LeftTeeArrow;\0""LeftTeeVector;\0""LeftTriangle;\0"
	"LeftTriangleBar;\0""LeftTriangleEqual;\0""LeftUpDownVector;\0"
	"LeftUpTeeVector;\0""LeftUpVector;\0""LeftUpVectorBar;\0"
	"LeftVector;\0""LeftVectorBar;\0""Leftarrow;\0""Leftrightarrow;\0"
	"LessEqualGreater;\0""LessFullEqual;\0""LessGreater;\0""LessLess;\0"
	"LessSlantEqual;\0""LessTilde;\0""Lfr;\0""Ll;\0""Lleftarrow;\0"
	"Lmidot;\0""LongLeftArrow;\0""LongLeftRightArrow;\0"
	"LongRightArrow;\0""Longleftarrow;\0""Longleftrightarrow;\0"
	"Longrightarrow;\0""Lopf;\0""LowerLeftArrow;\0""LowerRightArrow;\0"
	"Lscr;\0""Lsh;\0""Lstrok;\0""Lt;\0""Map;\0""Mcy;\0""MediumSpace;\0"
	"Mellintrf;\0""Mfr;\0""MinusPlus;\0""Mopf;\0""Mscr;\0""Mu;\0""NJcy;\0"
	"Nacute;\0""Ncaron;\0""Ncedil;\0""Ncy;\0""NegativeMediumSpace;\0"
	"NegativeThickSpace;\0""NegativeThinSpace;\0"
	"NegativeVeryThinSpace;\0""NestedGreaterGreater;\0""NestedLessLess;\0"
	"NewLine;\0""Nfr;\0""NoBreak;\0""NonBreakingSpace;\0""Nopf;\0""Not;\0"
	"NotCongruent;\0""NotCupCap;\0""NotDoubleVerticalBar;\0"
	"NotElement;\0""NotEqual;\0""NotEqualTilde;\0""NotExists;\0"
	"NotGreater;\0""NotGreaterEqual;\0""NotGreaterFullEqual;\0"
	"NotGreaterGreater;\0""NotGreaterLess;\0""NotGreaterSlantEqual;\0"
	"NotGreaterTilde;\0""NotHumpDownHump;\0""NotHumpEqual;\0"
	"NotLeftTriangle;\0""NotLeftTriangleBar;\0""NotLeftTriangleEqual;\0"
	"NotLess;\0""NotLessEqual;\0""NotLessGreater;\0""NotLessLess;\0"
	"NotLessSlantEqual;\0""NotLessTilde;\0""NotNestedGreaterGreater;\0"
	"NotNestedLessLess;\0""NotPrecedes;\0""NotPrecedesEqual;\0"
	"NotPrecedesSlantEqual;\0""NotReverseElement;\0""NotRightTriangle;\0"
	"NotRightTriangleBar;\0""NotRightTriangleEqual;\0""NotSquareSubset;\0"
	"NotSquareSubsetEqual;\0""NotSquareSuperset;\0"
	"NotSquareSupersetEqual;\0""NotSubset;\0""NotSubsetEqual;\0"
	"NotSucceeds;\0""NotSucceedsEqual;\0""NotSucceedsSlantEqual;\0"
	"NotSucceedsTilde;\0""NotSuperset;\0""NotSupersetEqual;\0"
	"NotTilde;\0""NotTildeEqual;\0""NotTildeFullEqual;\0"
	"NotTildeTilde;\0""NotVerticalBar;\0""Nscr;\0""Ntilde\0""Ntilde;\0"
	"Nu;\0""OElig;\0""Oacute\0""Oacute;\0""Ocirc\0""Ocirc;\0""Ocy;\0"
	"Odblac;\0""Ofr;\0""Ograve\0""Ograve;\0""Omacr;\0""Omega;\0"
	"Omicron;\0""Oopf;\0""OpenCurlyDoubleQuote;\0""OpenCurlyQuote;\0"
	"Or;\0""Oscr;\0""Oslash\0""Oslash;\0""Otilde\0""Otilde;\0""Otimes;\0"
	"Ouml\0""Ouml;\0""OverBar;\0""OverBrace;\0""OverBracket;\0"
	"OverParenthesis;\0""PartialD;\0""Pcy;\0""Pfr;\0""Phi;\0""Pi;\0"
	"PlusMinus;\0""Poincareplane;\0""Popf;\0""Pr;\0""Precedes;\0"
	"PrecedesEqual;\0""PrecedesSlantEqual;\0""PrecedesTilde;\0""Prime;\0"
	"Product;\0""Proportion;\0""Proportional;\0""Pscr;\0""Psi;\0""QUOT\0"
	"QUOT;\0""Qfr;\0""Qopf;\0""Qscr;\0""RBarr;\0""REG\0""REG;\0"
	"Racute;\0""Rang;\0""Rarr;\0""Rarrtl;\0""Rcaron;\0""Rcedil;\0""Rcy;\0"
	"Re;\0""ReverseElement;\0""ReverseEquilibrium;\0"
	"ReverseUpEquilibrium;\0""Rfr;\0""Rho;\0""RightAngleBracket;\0"
	"RightArrow;\0""RightArrowBar;\0""RightArrowLeftArrow;\0"
	"RightCeiling;\0""RightDoubleBracket;\0""RightDownTeeVector;\0"
	"RightDownVector;\0""RightDownVectorBar;\0""RightFloor;\0"
	"RightTee;\0""RightTeeArrow;\0""RightTeeVector;\0""RightTriangle;\0"
	"RightTriangleBar;\0""RightTriangleEqual;\0""RightUpDownVector;\0"
	"RightUpTeeVector;\0""RightUpVector;\0""RightUpVectorBar;\0"
	"RightVector;\0""RightVectorBar;\0""Rightarrow;\0""Ropf;\0"
	"RoundImplies;\0""Rrightarrow;\0""Rscr;\0""Rsh;\0""RuleDelayed;\0"
	"SHCHcy;\0""SHcy;\0""SOFTcy;\0""Sacute;\0""Sc;\0""Scaron;\0"
	"Scedil;\0""Scirc;\0""Scy;\0""Sfr;\0""ShortDownArrow;\0"
	"ShortLeftArrow;\0""ShortRightArrow;\0""ShortUpArrow;\0""Sigma;\0"
	"SmallCircle;\0""Sopf;\0""Sqrt;\0""Square;\0""SquareIntersection;\0"
	"SquareSubset;\0""SquareSubsetEqual;\0""SquareSuperset;\0"
	"SquareSupersetEqual;\0""SquareUnion;\0""Sscr;\0""Star;\0""Sub;\0"
	"Subset;\0""SubsetEqual;\0""Succeeds;\0""SucceedsEqual;\0"
	"SucceedsSlantEqual;\0""SucceedsTilde;\0""SuchThat;\0""Sum;\0""Sup;\0"
	"Superset;\0""SupersetEqual;\0""Supset;\0""THORN\0""THORN;\0"
	"TRADE;\0""TSHcy;\0""TScy;\0""Tab;\0""Tau;\0""Tcaron;\0""Tcedil;\0"
	"Tcy;\0""Tfr;\0""Therefore;\0""Theta;\0""ThickSpace;\0""ThinSpace;\0"
	"Tilde;\0""TildeEqual;\0""TildeFullEqual;\0""TildeTilde;\0""Topf;\0"
	"TripleDot;\0""Tscr;\0""Tstrok;\0""Uacute\0""Uacute;\0""Uarr;\0"
	"Uarrocir;\0""Ubrcy;\0""Ubreve;\0""Ucirc\0""Ucirc;\0""Ucy;\0"
	"Udblac;\0""Ufr;\0""Ugrave\0""Ugrave;\0""Umacr;\0""UnderBar;\0"
	"UnderBrace;\0""UnderBracket;\0""UnderParenthesis;\0""Union;\0"
	"UnionPlus;\0""Uogon;\0""Uopf;\0""UpArrow;\0""UpArrowBar;\0"
	"UpArrowDownArrow;\0""UpDownArrow;\0""UpEquilibrium;\0""UpTee;\0"
	"UpTeeArrow;\0""Uparrow;\0""Updownarrow;\0""UpperLeftArrow;\0"
	"UpperRightArrow;\0""Upsi;\0""Upsilon;\0""Uring;\0""Uscr;\0"
	"Utilde;\0""Uuml\0""Uuml;\0""VDash;\0""Vbar;\0""Vcy;\0""Vdash;\0"
	"Vdashl;\0""Vee;\0""Verbar;\0""Vert;\0""VerticalBar;\0"
	"VerticalLine;\0""VerticalSeparator;\0""VerticalTilde;\0"
	"VeryThinSpace;\0""Vfr;\0""Vopf;\0""Vscr;\0""Vvdash;\0""Wcirc;\0"
	"Wedge;\0""Wfr;\0""Wopf;\0""Wscr;\0""Xfr;\0""Xi;\0""Xopf;\0""Xscr;\0"
	"YAcy;\0""YIcy;\0""YUcy;\0""Yacute\0""Yacute;\0""Ycirc;\0""Ycy;\0"
	"Yfr;\0""Yopf;\0""Yscr;\0""Yuml;\0""ZHcy;\0""Zacute;\0""Zcaron;\0"
	"Zcy;\0""Zdot;\0""ZeroWidthSpace;\0""Zeta;\0""Zfr;\0""Zopf;\0"
	"Zscr;\0""aacute\0""aacute;\0""abreve;\0""ac;\0""acE;\0""acd;\0"
	"acirc\0""acirc;\0""acute\0""acute;\0""acy;\0""aelig\0""aelig;\0"
	"af;\0""afr;\0""agrave\0""agrave;\0""alefsym;\0""aleph;\0""alpha;\0"
	"amacr;\0""amalg;\0""amp\0""amp;\0""and;\0""andand;\0""andd;\0"
	"andslope;\0""andv;\0""ang;\0""ange;\0""angle;\0""angmsd;\0"
	"angmsdaa;\0""angmsdab;\0""angmsdac;\0""angmsdad;\0""angmsdae;\0"
	"angmsdaf;\0""angmsdag;\0""angmsdah;\0""angrt;\0""angrtvb;\0"
	"angrtvbd;\0""angsph;\0""angst;\0""angzarr;\0""aogon;\0""aopf;\0"
	"ap;\0""apE;\0""apacir;\0""ape;\0""apid;\0""apos;\0""approx;\0"
	"approxeq;\0""aring\0""aring;\0""ascr;\0""ast;\0""asymp;\0"
	"asympeq;\0""atilde\0""atilde;\0""auml\0""auml;\0""awconint;\0"
	"awint;\0""bNot;\0""backcong;\0""backepsilon;\0""backprime;\0"
	"backsim;\0""backsimeq;\0""barvee;\0""barwed;\0""barwedge;\0""bbrk;\0"
	"bbrktbrk;\0""bcong;\0""bcy;\0""bdquo;\0""becaus;\0""because;\0"
	"bemptyv;\0""bepsi;\0""bernou;\0""beta;\0""beth;\0""between;\0"
	"bfr;\0""bigcap;\0""bigcirc;\0""bigcup;\0""bigodot;\0""bigoplus;\0"
	"bigotimes;\0""bigsqcup;\0""bigstar;\0""bigtriangledown;\0"
	"bigtriangleup;\0""biguplus;\0""bigvee;\0""bigwedge;\0""bkarow;\0"
	"blacklozenge;\0""blacksquare;\0""blacktriangle;\0"
	"blacktriangledown;\0""blacktriangleleft;\0""blacktriangleright;\0"
	"blank;\0""blk12;\0""blk14;\0""blk34;\0""block;\0""bne;\0""bnequiv;\0"
	"bnot;\0""bopf;\0""bot;\0""bottom;\0""bowtie;\0""boxDL;\0""boxDR;\0"
	"boxDl;\0""boxDr;\0""boxH;\0""boxHD;\0""boxHU;\0""boxHd;\0""boxHu;\0"
	"boxUL;\0""boxUR;\0""boxUl;\0""boxUr;\0""boxV;\0""boxVH;\0""boxVL;\0"
	"boxVR;\0""boxVh;\0""boxVl;\0""boxVr;\0""boxbox;\0""boxdL;\0"
	"boxdR;\0""boxdl;\0""boxdr;\0""boxh;\0""boxhD;\0""boxhU;\0""boxhd;\0"
	"boxhu;\0""boxminus;\0""boxplus;\0""boxtimes;\0""boxuL;\0""boxuR;\0"
	"boxul;\0""boxur;\0""boxv;\0""boxvH;\0""boxvL;\0""boxvR;\0""boxvh;\0"
	"boxvl;\0""boxvr;\0""bprime;\0""breve;\0""brvbar\0""brvbar;\0"
	"bscr;\0""bsemi;\0""bsim;\0""bsime;\0""bsol;\0""bsolb;\0""bsolhsub;\0"
	"bull;\0""bullet;\0""bump;\0""bumpE;\0""bumpe;\0""bumpeq;\0"
	"cacute;\0""cap;\0""capand;\0""capbrcup;\0""capcap;\0""capcup;\0"
	"capdot;\0""caps;\0""caret;\0""caron;\0""ccaps;\0""ccaron;\0"
	"ccedil\0""ccedil;\0""ccirc;\0""ccups;\0""ccupssm;\0""cdot;\0"
	"cedil\0""cedil;\0""cemptyv;\0""cent\0""cent;\0""centerdot;\0""cfr;\0"
	"chcy;\0""check;\0""checkmark;\0""chi;\0""cir;\0""cirE;\0""circ;\0"
	"circeq;\0""circlearrowleft;\0""circlearrowright;\0""circledR;\0"
	"circledS;\0""circledast;\0""circledcirc;\0""circleddash;\0""cire;\0"
	"cirfnint;\0""cirmid;\0""cirscir;\0""clubs;\0""clubsuit;\0""colon;\0"
	"colone;\0""coloneq;\0""comma;\0""commat;\0""comp;\0""compfn;\0"
	"complement;\0""complexes;\0""cong;\0""congdot;\0""conint;\0""copf;\0"
	"coprod;\0""copy\0""copy;\0""copysr;\0""crarr;\0""cross;\0""cscr;\0"
	"csub;\0""csube;\0""csup;\0""csupe;\0""ctdot;\0""cudarrl;\0"
	"cudarrr;\0""cuepr;\0""cuesc;\0""cularr;\0""cularrp;\0""cup;\0"
	"cupbrcap;\0""cupcap;\0""cupcup;\0""cupdot;\0""cupor;\0""cups;\0"
	"curarr;\0""curarrm;\0""curlyeqprec;\0""curlyeqsucc;\0""curlyvee;\0"
	"curlywedge;\0""curren\0""curren;\0""curvearrowleft;\0"
	"curvearrowright;\0""cuvee;\0""cuwed;\0""cwconint;\0""cwint;\0"
	"cylcty;\0""dArr;\0""dHar;\0""dagger;\0""daleth;\0""darr;\0""dash;\0"
	"dashv;\0""dbkarow;\0""dblac;\0""dcaron;\0""dcy;\0""dd;\0""ddagger;\0"
	"ddarr;\0""ddotseq;\0""deg\0""deg;\0""delta;\0""demptyv;\0""dfisht;\0"
	"dfr;\0""dharl;\0""dharr;\0""diam;\0""diamond;\0""diamondsuit;\0"
	"diams;\0""die;\0""digamma;\0""disin;\0""div;\0""divide\0""divide;\0"
	"divideontimes;\0""divonx;\0""djcy;\0""dlcorn;\0""dlcrop;\0"
	"dollar;\0""dopf;\0""dot;\0""doteq;\0""doteqdot;\0""dotminus;\0"
	"dotplus;\0""dotsquare;\0""doublebarwedge;\0""downarrow;\0"
	"downdownarrows;\0""downharpoonleft;\0""downharpoonright;\0"
	"drbkarow;\0""drcorn;\0""drcrop;\0""dscr;\0""dscy;\0""dsol;\0"
	"dstrok;\0""dtdot;\0""dtri;\0""dtrif;\0""duarr;\0""duhar;\0"
	"dwangle;\0""dzcy;\0""dzigrarr;\0""eDDot;\0""eDot;\0""eacute\0"
	"eacute;\0""easter;\0""ecaron;\0""ecir;\0""ecirc\0""ecirc;\0"
	"ecolon;\0""ecy;\0""edot;\0""ee;\0""efDot;\0""efr;\0""eg;\0""egrave\0"
	"egrave;\0""egs;\0""egsdot;\0""el;\0""elinters;\0""ell;\0""els;\0"
	"elsdot;\0""emacr;\0""empty;\0""emptyset;\0""emptyv;\0""emsp13;\0"
	"emsp14;\0""emsp;\0""eng;\0""ensp;\0""eogon;\0""eopf;\0""epar;\0"
	"eparsl;\0""eplus;\0""epsi;\0""epsilon;\0""epsiv;\0""eqcirc;\0"
	"eqcolon;\0""eqsim;\0""eqslantgtr;\0""eqslantless;\0""equals;\0"
	"equest;\0""equiv;\0""equivDD;\0""eqvparsl;\0""erDot;\0""erarr;\0"
	"escr;\0""esdot;\0""esim;\0""eta;\0""eth\0""eth;\0""euml\0""euml;\0"
	"euro;\0""excl;\0""exist;\0""expectation;\0""exponentiale;\0"
	"fallingdotseq;\0""fcy;\0""female;\0""ffilig;\0""fflig;\0""ffllig;\0"
	"ffr;\0""filig;\0""fjlig;\0""flat;\0""fllig;\0""fltns;\0""fnof;\0"
	"fopf;\0""forall;\0""fork;\0""forkv;\0""fpartint;\0""frac12\0"
	"frac12;\0""frac13;\0""frac14\0""frac14;\0""frac15;\0""frac16;\0"
	"frac18;\0""frac23;\0""frac25;\0""frac34\0""frac34;\0""frac35;\0"
	"frac38;\0""frac45;\0""frac56;\0""frac58;\0""frac78;\0""frasl;\0"
	"frown;\0""fscr;\0""gE;\0""gEl;\0""gacute;\0""gamma;\0""gammad;\0"
	"gap;\0""gbreve;\0""gcirc;\0""gcy;\0""gdot;\0""ge;\0""gel;\0""geq;\0"
	"geqq;\0""geqslant;\0""ges;\0""gescc;\0""gesdot;\0""gesdoto;\0"
	"gesdotol;\0""gesl;\0""gesles;\0""gfr;\0""gg;\0""ggg;\0""gimel;\0"
	"gjcy;\0""gl;\0""glE;\0""gla;\0""glj;\0""gnE;\0""gnap;\0""gnapprox;\0"
	"gne;\0""gneq;\0""gneqq;\0""gnsim;\0""gopf;\0""grave;\0""gscr;\0"
	"gsim;\0""gsime;\0""gsiml;\0""gt\0""gt;\0""gtcc;\0""gtcir;\0"
	"gtdot;\0""gtlPar;\0""gtquest;\0""gtrapprox;\0""gtrarr;\0""gtrdot;\0"
	"gtreqless;\0""gtreqqless;\0""gtrless;\0""gtrsim;\0""gvertneqq;\0"
	"gvnE;\0""hArr;\0""hairsp;\0""half;\0""hamilt;\0""hardcy;\0""harr;\0"
	"harrcir;\0""harrw;\0""hbar;\0""hcirc;\0""hearts;\0""heartsuit;\0"
	"hellip;\0""hercon;\0""hfr;\0""hksearow;\0""hkswarow;\0""hoarr;\0"
	"homtht;\0""hookleftarrow;\0""hookrightarrow;\0""hopf;\0""horbar;\0"
	"hscr;\0""hslash;\0""hstrok;\0""hybull;\0""hyphen;\0""iacute\0"
	"iacute;\0""ic;\0""icirc\0""icirc;\0""icy;\0""iecy;\0""iexcl\0"
	"iexcl;\0""iff;\0""ifr;\0""igrave\0""igrave;\0""ii;\0""iiiint;\0"
	"iiint;\0""iinfin;\0""iiota;\0""ijlig;\0""imacr;\0""image;\0"
	"imagline;\0""imagpart;\0""imath;\0""imof;\0""imped;\0""in;\0"
	"incare;\0""infin;\0""infintie;\0""inodot;\0""int;\0""intcal;\0"
	"integers;\0""intercal;\0""intlarhk;\0""intprod;\0""iocy;\0""iogon;\0"
	"iopf;\0""iota;\0""iprod;\0""iquest\0""iquest;\0""iscr;\0""isin;\0"
	"isinE;\0""isindot;\0""isins;\0""isinsv;\0""isinv;\0""it;\0"
	"itilde;\0""iukcy;\0""iuml\0""iuml;\0""jcirc;\0""jcy;\0""jfr;\0"
	"jmath;\0""jopf;\0""jscr;\0""jsercy;\0""jukcy;\0""kappa;\0""kappav;\0"
	"kcedil;\0""kcy;\0""kfr;\0""kgreen;\0""khcy;\0""kjcy;\0""kopf;\0"
	"kscr;\0""lAarr;\0""lArr;\0""lAtail;\0""lBarr;\0""lE;\0""lEg;\0"
	"lHar;\0""lacute;\0""laemptyv;\0""lagran;\0""lambda;\0""lang;\0"
	"langd;\0""langle;\0""lap;\0""laquo\0""laquo;\0""larr;\0""larrb;\0"
	"larrbfs;\0""larrfs;\0""larrhk;\0""larrlp;\0""larrpl;\0""larrsim;\0"
	"larrtl;\0""lat;\0""latail;\0""late;\0""lates;\0""lbarr;\0""lbbrk;\0"
	"lbrace;\0""lbrack;\0""lbrke;\0""lbrksld;\0""lbrkslu;\0""lcaron;\0"
	"lcedil;\0""lceil;\0""lcub;\0""lcy;\0""ldca;\0""ldquo;\0""ldquor;\0"
	"ldrdhar;\0""ldrushar;\0""ldsh;\0""le;\0""leftarrow;\0"
	"leftarrowtail;\0""leftharpoondown;\0""leftharpoonup;\0"
	"leftleftarrows;\0""leftrightarrow;\0""leftrightarrows;\0"
	"leftrightharpoons;\0""leftrightsquigarrow;\0""leftthreetimes;\0"
	"leg;\0""leq;\0""leqq;\0""leqslant;\0""les;\0""lescc;\0""lesdot;\0"
	"lesdoto;\0""lesdotor;\0""lesg;\0""lesges;\0""lessapprox;\0"
	"lessdot;\0""lesseqgtr;\0""lesseqqgtr;\0""lessgtr;\0""lesssim;\0"
	"lfisht;\0""lfloor;\0""lfr;\0""lg;\0""lgE;\0""lhard;\0""lharu;\0"
	"lharul;\0""lhblk;\0""ljcy;\0""ll;\0""llarr;\0""llcorner;\0"
	"llhard;\0""lltri;\0""lmidot;\0""lmoust;\0""lmoustache;\0""lnE;\0"
	"lnap;\0""lnapprox;\0""lne;\0""lneq;\0""lneqq;\0""lnsim;\0""loang;\0"
	"loarr;\0""lobrk;\0""longleftarrow;\0""longleftrightarrow;\0"
	"longmapsto;\0""longrightarrow;\0""looparrowleft;\0"
	"looparrowright;\0""lopar;\0""lopf;\0""loplus;\0""lotimes;\0"
	"lowast;\0""lowbar;\0""loz;\0""lozenge;\0""lozf;\0""lpar;\0"
	"lparlt;\0""lrarr;\0""lrcorner;\0""lrhar;\0""lrhard;\0""lrm;\0"
	"lrtri;\0""lsaquo;\0""lscr;\0""lsh;\0""lsim;\0""lsime;\0""lsimg;\0"
	"lsqb;\0""lsquo;\0""lsquor;\0""lstrok;\0""lt\0""lt;\0""ltcc;\0"
	"ltcir;\0""ltdot;\0""lthree;\0""ltimes;\0""ltlarr;\0""ltquest;\0"
	"ltrPar;\0""ltri;\0""ltrie;\0""ltrif;\0""lurdshar;\0""luruhar;\0"
	"lvertneqq;\0""lvnE;\0""mDDot;\0""macr\0""macr;\0""male;\0""malt;\0"
	"maltese;\0""map;\0""mapsto;\0""mapstodown;\0""mapstoleft;\0"
	"mapstoup;\0""marker;\0""mcomma;\0""mcy;\0""mdash;\0"
	"measuredangle;\0""mfr;\0""mho;\0""micro\0""micro;\0""mid;\0"
	"midast;\0""midcir;\0""middot\0""middot;\0""minus;\0""minusb;\0"
	"minusd;\0""minusdu;\0""mlcp;\0""mldr;\0""mnplus;\0""models;\0"
	"mopf;\0""mp;\0""mscr;\0""mstpos;\0""mu;\0""multimap;\0""mumap;\0"
	"nGg;\0""nGt;\0""nGtv;\0""nLeftarrow;\0""nLeftrightarrow;\0""nLl;\0"
	"nLt;\0""nLtv;\0""nRightarrow;\0""nVDash;\0""nVdash;\0""nabla;\0"
	"nacute;\0""nang;\0""nap;\0""napE;\0""napid;\0""napos;\0""napprox;\0"
	"natur;\0""natural;\0""naturals;\0""nbsp\0""nbsp;\0""nbump;\0"
	"nbumpe;\0""ncap;\0""ncaron;\0""ncedil;\0""ncong;\0""ncongdot;\0"
	"ncup;\0""ncy;\0""ndash;\0""ne;\0""neArr;\0""nearhk;\0""nearr;\0"
	"nearrow;\0""nedot;\0""nequiv;\0""nesear;\0""nesim;\0""nexist;\0"
	"nexists;\0""nfr;\0""ngE;\0""nge;\0""ngeq;\0""ngeqq;\0""ngeqslant;\0"
	"nges;\0""ngsim;\0""ngt;\0""ngtr;\0""nhArr;\0""nharr;\0""nhpar;\0"
	"ni;\0""nis;\0""nisd;\0""niv;\0""njcy;\0""nlArr;\0""nlE;\0""nlarr;\0"
	"nldr;\0""nle;\0""nleftarrow;\0""nleftrightarrow;\0""nleq;\0"
	"nleqq;\0""nleqslant;\0""nles;\0""nless;\0""nlsim;\0""nlt;\0"
	"nltri;\0""nltrie;\0""nmid;\0""nopf;\0""not\0""not;\0""notin;\0"
	"notinE;\0""notindot;\0""notinva;\0""notinvb;\0""notinvc;\0""notni;\0"
	"notniva;\0""notnivb;\0""notnivc;\0""npar;\0""nparallel;\0""nparsl;\0"
	"npart;\0""npolint;\0""npr;\0""nprcue;\0""npre;\0""nprec;\0"
	"npreceq;\0""nrArr;\0""nrarr;\0""nrarrc;\0""nrarrw;\0""nrightarrow;\0"
	"nrtri;\0""nrtrie;\0""nsc;\0""nsccue;\0""nsce;\0""nscr;\0"
	"nshortmid;\0""nshortparallel;\0""nsim;\0""nsime;\0""nsimeq;\0"
	"nsmid;\0""nspar;\0""nsqsube;\0""nsqsupe;\0""nsub;\0""nsubE;\0"
	"nsube;\0""nsubset;\0""nsubseteq;\0""nsubseteqq;\0""nsucc;\0"
	"nsucceq;\0""nsup;\0""nsupE;\0""nsupe;\0""nsupset;\0""nsupseteq;\0"
	"nsupseteqq;\0""ntgl;\0""ntilde\0""ntilde;\0""ntlg;\0"
	"ntriangleleft;\0""ntrianglelefteq;\0""ntriangleright;\0"
	"ntrianglerighteq;\0""nu;\0""num;\0""numero;\0""numsp;\0""nvDash;\0"
	"nvHarr;\0""nvap;\0""nvdash;\0""nvge;\0""nvgt;\0""nvinfin;\0"
	"nvlArr;\0""nvle;\0""nvlt;\0""nvltrie;\0""nvrArr;\0""nvrtrie;\0"
	"nvsim;\0""nwArr;\0""nwarhk;\0""nwarr;\0""nwarrow;\0""nwnear;\0"
	"oS;\0""oacute\0""oacute;\0""oast;\0""ocir;\0""ocirc\0""ocirc;\0"
	"ocy;\0""odash;\0""odblac;\0""odiv;\0""odot;\0""odsold;\0""oelig;\0"
	"ofcir;\0""ofr;\0""ogon;\0""ograve\0""ograve;\0""ogt;\0""ohbar;\0"
	"ohm;\0""oint;\0""olarr;\0""olcir;\0""olcross;\0""oline;\0""olt;\0"
	"omacr;\0""omega;\0""omicron;\0""omid;\0""ominus;\0""oopf;\0""opar;\0"
	"operp;\0""oplus;\0""or;\0""orarr;\0""ord;\0""order;\0""orderof;\0"
	"ordf\0""ordf;\0""ordm\0""ordm;\0""origof;\0""oror;\0""orslope;\0"
	"orv;\0""oscr;\0""oslash\0""oslash;\0""osol;\0""otilde\0""otilde;\0"
	"otimes;\0""otimesas;\0""ouml\0""ouml;\0""ovbar;\0""par;\0""para\0"
	"para;\0""parallel;\0""parsim;\0""parsl;\0""part;\0""pcy;\0"
	"percnt;\0""period;\0""permil;\0""perp;\0""pertenk;\0""pfr;\0""phi;\0"
	"phiv;\0""phmmat;\0""phone;\0""pi;\0""pitchfork;\0""piv;\0""planck;\0"
	"planckh;\0""plankv;\0""plus;\0""plusacir;\0""plusb;\0""pluscir;\0"
	"plusdo;\0""plusdu;\0""pluse;\0""plusmn\0""plusmn;\0""plussim;\0"
	"plustwo;\0""pm;\0""pointint;\0""popf;\0""pound\0""pound;\0""pr;\0"
	"prE;\0""prap;\0""prcue;\0""pre;\0""prec;\0""precapprox;\0"
	"preccurlyeq;\0""preceq;\0""precnapprox;\0""precneqq;\0""precnsim;\0"
	"precsim;\0""prime;\0""primes;\0""prnE;\0""prnap;\0""prnsim;\0"
	"prod;\0""profalar;\0""profline;\0""profsurf;\0""prop;\0""propto;\0"
	"prsim;\0""prurel;\0""pscr;\0""psi;\0""puncsp;\0""qfr;\0""qint;\0"
	"qopf;\0""qprime;\0""qscr;\0""quaternions;\0""quatint;\0""quest;\0"
	"questeq;\0""quot\0""quot;\0""rAarr;\0""rArr;\0""rAtail;\0""rBarr;\0"
	"rHar;\0""race;\0""racute;\0""radic;\0""raemptyv;\0""rang;\0"
	"rangd;\0""range;\0""rangle;\0""raquo\0""raquo;\0""rarr;\0""rarrap;\0"
	"rarrb;\0""rarrbfs;\0""rarrc;\0""rarrfs;\0""rarrhk;\0""rarrlp;\0"
	"rarrpl;\0""rarrsim;\0""rarrtl;\0""rarrw;\0""ratail;\0""ratio;\0"
	"rationals;\0""rbarr;\0""rbbrk;\0""rbrace;\0""rbrack;\0""rbrke;\0"
	"rbrksld;\0""rbrkslu;\0""rcaron;\0""rcedil;\0""rceil;\0""rcub;\0"
	"rcy;\0""rdca;\0""rdldhar;\0""rdquo;\0""rdquor;\0""rdsh;\0""real;\0"
	"realine;\0""realpart;\0""reals;\0""rect;\0""reg\0""reg;\0""rfisht;\0"
	"rfloor;\0""rfr;\0""rhard;\0""rharu;\0""rharul;\0""rho;\0""rhov;\0"
	"rightarrow;\0""rightarrowtail;\0""rightharpoondown;\0"
	"rightharpoonup;\0""rightleftarrows;\0""rightleftharpoons;\0"
	"rightrightarrows;\0""rightsquigarrow;\0""rightthreetimes;\0""ring;\0"
	"risingdotseq;\0""rlarr;\0""rlhar;\0""rlm;\0""rmoust;\0"
	"rmoustache;\0""rnmid;\0""roang;\0""roarr;\0""robrk;\0""ropar;\0"
	"ropf;\0""roplus;\0""rotimes;\0""rpar;\0""rpargt;\0""rppolint;\0"
	"rrarr;\0""rsaquo;\0""rscr;\0""rsh;\0""rsqb;\0""rsquo;\0""rsquor;\0"
	"rthree;\0""rtimes;\0""rtri;\0""rtrie;\0""rtrif;\0""rtriltri;\0"
	"ruluhar;\0""rx;\0""sacute;\0""sbquo;\0""sc;\0""scE;\0""scap;\0"
	"scaron;\0""sccue;\0""sce;\0""scedil;\0""scirc;\0""scnE;\0""scnap;\0"
	"scnsim;\0""scpolint;\0""scsim;\0""scy;\0""sdot;\0""sdotb;\0"
	"sdote;\0""seArr;\0""searhk;\0""searr;\0""searrow;\0""sect\0""sect;\0"
	"semi;\0""seswar;\0""setminus;\0""setmn;\0""sext;\0""sfr;\0"
	"sfrown;\0""sharp;\0""shchcy;\0""shcy;\0""shortmid;\0"
	"shortparallel;\0""shy\0""shy;\0""sigma;\0""sigmaf;\0""sigmav;\0"
	"sim;\0""simdot;\0""sime;\0""simeq;\0""simg;\0""simgE;\0""siml;\0"
	"simlE;\0""simne;\0""simplus;\0""simrarr;\0""slarr;\0"
	"smallsetminus;\0""smashp;\0""smeparsl;\0""smid;\0""smile;\0""smt;\0"
	"smte;\0""smtes;\0""softcy;\0""sol;\0""solb;\0""solbar;\0""sopf;\0"
	"spades;\0""spadesuit;\0""spar;\0""sqcap;\0""sqcaps;\0""sqcup;\0"
	"sqcups;\0""sqsub;\0""sqsube;\0""sqsubset;\0""sqsubseteq;\0""sqsup;\0"
	"sqsupe;\0""sqsupset;\0""sqsupseteq;\0""squ;\0""square;\0""squarf;\0"
	"squf;\0""srarr;\0""sscr;\0""ssetmn;\0""ssmile;\0""sstarf;\0""star;\0"
	"starf;\0""straightepsilon;\0""straightphi;\0""strns;\0""sub;\0"
	"subE;\0""subdot;\0""sube;\0""subedot;\0""submult;\0""subnE;\0"
	"subne;\0""subplus;\0""subrarr;\0""subset;\0""subseteq;\0"
	"subseteqq;\0""subsetneq;\0""subsetneqq;\0""subsim;\0""subsub;\0"
	"subsup;\0""succ;\0""succapprox;\0""succcurlyeq;\0""succeq;\0"
	"succnapprox;\0""succneqq;\0""succnsim;\0""succsim;\0""sum;\0"
	"sung;\0""sup1\0""sup1;\0""sup2\0""sup2;\0""sup3\0""sup3;\0""sup;\0"
	"supE;\0""supdot;\0""supdsub;\0""supe;\0""supedot;\0""suphsol;\0"
	"suphsub;\0""suplarr;\0""supmult;\0""supnE;\0""supne;\0""supplus;\0"
	"supset;\0""supseteq;\0""supseteqq;\0""supsetneq;\0""supsetneqq;\0"
	"supsim;\0""supsub;\0""supsup;\0""swArr;\0""swarhk;\0""swarr;\0"
	"swarrow;\0""swnwar;\0""szlig\0""szlig;\0""target;\0""tau;\0""tbrk;\0"
	"tcaron;\0""tcedil;\0""tcy;\0""tdot;\0""telrec;\0""tfr;\0""there4;\0"
	"therefore;\0""theta;\0""thetasym;\0""thetav;\0""thickapprox;\0"
	"thicksim;\0""thinsp;\0""thkap;\0""thksim;\0""thorn\0""thorn;\0"
	"tilde;\0""times\0""times;\0""timesb;\0""timesbar;\0""timesd;\0"
	"tint;\0""toea;\0""top;\0""topbot;\0""topcir;\0""topf;\0""topfork;\0"
	"tosa;\0""tprime;\0""trade;\0""triangle;\0""triangledown;\0"
	"triangleleft;\0""trianglelefteq;\0""triangleq;\0""triangleright;\0"
	"trianglerighteq;\0""tridot;\0""trie;\0""triminus;\0""triplus;\0"
	"trisb;\0""tritime;\0""trpezium;\0""tscr;\0""tscy;\0""tshcy;\0"
	"tstrok;\0""twixt;\0""twoheadleftarrow;\0""twoheadrightarrow;\0"
	"uArr;\0""uHar;\0""uacute\0""uacute;\0""uarr;\0""ubrcy;\0""ubreve;\0"
	"ucirc\0""ucirc;\0""ucy;\0""udarr;\0""udblac;\0""udhar;\0""ufisht;\0"
	"ufr;\0""ugrave\0""ugrave;\0""uharl;\0""uharr;\0""uhblk;\0""ulcorn;\0"
	"ulcorner;\0""ulcrop;\0""ultri;\0""umacr;\0""uml\0""uml;\0""uogon;\0"
	"uopf;\0""uparrow;\0""updownarrow;\0""upharpoonleft;\0"
	"upharpoonright;\0""uplus;\0""upsi;\0""upsih;\0""upsilon;\0"
	"upuparrows;\0""urcorn;\0""urcorner;\0""urcrop;\0""uring;\0""urtri;\0"
	"uscr;\0""utdot;\0""utilde;\0""utri;\0""utrif;\0""uuarr;\0""uuml\0"
	"uuml;\0""uwangle;\0""vArr;\0""vBar;\0""vBarv;\0""vDash;\0""vangrt;\0"
	"varepsilon;\0""varkappa;\0""varnothing;\0""varphi;\0""varpi;\0"
	"varpropto;\0""varr;\0""varrho;\0""varsigma;\0""varsubsetneq;\0"
	"varsubsetneqq;\0""varsupsetneq;\0""varsupsetneqq;\0""vartheta;\0"
	"vartriangleleft;\0""vartriangleright;\0""vcy;\0""vdash;\0""vee;\0"
	"veebar;\0""veeeq;\0""vellip;\0""verbar;\0""vert;\0""vfr;\0""vltri;\0"
	"vnsub;\0""vnsup;\0""vopf;\0""vprop;\0""vrtri;\0""vscr;\0""vsubnE;\0"
	"vsubne;\0""vsupnE;\0""vsupne;\0""vzigzag;\0""wcirc;\0""wedbar;\0"
	"wedge;\0""wedgeq;\0""weierp;\0""wfr;\0""wopf;\0""wp;\0""wr;\0"
	"wreath;\0""wscr;\0""xcap;\0""xcirc;\0""xcup;\0""xdtri;\0""xfr;\0"
	"xhArr;\0""xharr;\0""xi;\0""xlArr;\0""xlarr;\0""xmap;\0""xnis;\0"
	"xodot;\0""xopf;\0""xoplus;\0""xotime;\0""xrArr;\0""xrarr;\0""xscr;\0"
	"xsqcup;\0""xuplus;\0""xutri;\0""xvee;\0""xwedge;\0""yacute\0"
	"yacute;\0""yacy;\0""ycirc;\0""ycy;\0""yen\0""yen;\0""yfr;\0""yicy;\0"
	"yopf;\0""yscr;\0""yucy;\0""yuml\0""yuml;\0""zacute;\0""zcaron;\0"
	"zcy;\0""zdot;\0""zeetrf;\0""zeta;\0""zfr;\0""zhcy;\0""zigrarr;\0"
	"zopf;\0""zscr;\0""zwj;\0""zwnj;\0";

const uint16_t lws_html_name_ofs[LWS_HTML_NAMES] = {
	0, 6, 13, 17, 22, 29, 37, 45, 51, 58,
	63, 68, 75, 83, 90, 97, 102, 109, 115, 130,
	136, 143, 149, 157, 164, 172, 177, 183, 194, 200,
	208, 213, 222, 234, 240, 245, 251, 258, 264, 272,
	278, 283, 289, 297, 302, 324, 333, 341, 348, 356,
	363, 372, 378, 387, 398, 403, 408, 419, 432, 444,
	457, 483, 506, 523, 530, 538, 549, 557, 574, 580,
	591, 624, 631, 637, 642, 650, 654, 664, 670, 676,
	682, 690, 696, 703, 711, 716, 721, 728, 733, 751,
	767, 791, 809, 827, 836, 851, 857, 862, 870, 880,
	903, 914, 931, 948, 970, 985, 1006, 1032, 1054, 1072,
	1088, 1103, 1122, 1141, 1152, 1166, 1184, 1195, 1216, 1235,
	1251, 1270, 1290, 1307, 1327, 1336, 1350, 1361, 1367, 1375,
	1380, 1384, 1389, 1396, 1404, 1412, 1418, 1425, 1430, 1436,
	1441, 1448, 1456, 1465, 1472, 1490, 1512, 1519, 1525, 1534,
	1541, 1553, 1566, 1572, 1578, 1583, 1588, 1594, 1602, 1616,
	1621, 1626, 1645, 1668, 1674, 1682, 1694, 1700, 1706, 1709,
	1713, 1720, 1728, 1736, 1744, 1751, 1756, 1762, 1767, 1771,
	1777, 1791, 1809, 1827, 1843, 1856, 1875, 1889, 1895, 1899,
	1907, 1914, 1919, 1926, 1931, 1945, 1951, 1967, 1973, 1981,
	1995, 2006, 2012, 2019, 2025, 2032, 2040, 2046, 2053, 2058,
	2064, 2069, 2076, 2084, 2088, 2095, 2107, 2116, 2121, 2131,
	2145, 2161, 2177, 2184, 2190, 2196, 2202, 2210, 2217, 2222,
	2228, 2235, 2240, 2245, 2251, 2257, 2265, 2272, 2278, 2284,
	2291, 2299, 2304, 2309, 2315, 2321, 2327, 2330, 2334, 2342,
	2350, 2356, 2368, 2374, 2382, 2390, 2395, 2413, 2424, 2438,
	2459, 2472, 2491, 2510, 2526, 2545, 2556, 2572, 2589, 2598,
	2612, 2627, 2641, 2658, 2677, 2695, 2712, 2726, 2743, 2755,
	2770, 2781, 2797, 2815, 2830, 2843, 2853, 2869, 2880, 2885,
	2889, 2901, 2909, 2924, 2944, 2960, 2975, 2995, 3011, 3017,
	3033, 3050, 3056, 3061, 3069, 3073, 3078, 3083, 3096, 3107,
	3112, 3123, 3129, 3135, 3139, 3145, 3153, 3161, 3169, 3174,
	3195, 3215, 3234, 3257, 3279, 3295, 3304, 3309, 3318, 3336,
	3342, 3347, 3361, 3372, 3394, 3406, 3416, 3431, 3442, 3454,
	3471, 3492, 3511, 3527, 3549, 3566, 3583, 3597, 3614, 3634,
	3656, 3665, 3679, 3695, 3708, 3727, 3741, 3766, 3785, 3798,
	3816, 3839, 3858, 3876, 3897, 3920, 3937, 3959, 3978, 4002,
	4013, 4029, 4042, 4060, 4083, 4101, 4114, 4132, 4142, 4157,
	4176, 4191, 4207, 4213, 4220, 4228, 4232, 4239, 4246, 4254,
	4260, 4267, 4272, 4280, 4285, 4292, 4300, 4307, 4314, 4323,
	4329, 4351, 4367, 4371, 4377, 4384, 4392, 4399, 4407, 4415,
	4420, 4426, 4435, 4446, 4459, 4476, 4486, 4491, 4496, 4501,
	4505, 4516, 4531, 4537, 4541, 4551, 4566, 4586, 4601, 4608,
	4617, 4629, 4643, 4649, 4654, 4659, 4665, 4670, 4676, 4682,
	4689, 4693, 4698, 4706, 4712, 4718, 4726, 4734, 4742, 4747,
	4751, 4767, 4787, 4809, 4814, 4819, 4838, 4850, 4865, 4886,
	4900, 4920, 4940, 4957, 4977, 4989, 4999, 5014, 5030, 5045,
	5063, 5083, 5102, 5120, 5135, 5153, 5166, 5182, 5194, 5200,
	5214, 5227, 5233, 5238, 5251, 5259, 5265, 5273, 5281, 5285,
	5293, 5301, 5308, 5313, 5318, 5334, 5350, 5367, 5381, 5388,
	5401, 5407, 5413, 5421, 5441, 5455, 5474, 5490, 5511, 5524,
	5530, 5536, 5541, 5549, 5562, 5572, 5587, 5607, 5622, 5632,
	5637, 5642, 5652, 5667, 5675, 5681, 5688, 5695, 5702, 5708,
	5713, 5718, 5726, 5734, 5739, 5744, 5755, 5762, 5774, 5785,
	5792, 5804, 5820, 5832, 5838, 5849, 5855, 5863, 5870, 5878,
	5884, 5894, 5901, 5909, 5915, 5922, 5927, 5935, 5940, 5947,
	5955, 5962, 5972, 5984, 5998, 6016, 6023, 6034, 6041, 6047,
	6056, 6068, 6086, 6099, 6114, 6121, 6133, 6142, 6155, 6171,
	6188, 6194, 6203, 6210, 6216, 6224, 6229, 6235, 6242, 6248,
	6253, 6260, 6268, 6273, 6281, 6287, 6300, 6314, 6333, 6348,
	6363, 6368, 6374, 6380, 6388, 6395, 6402, 6407, 6413, 6419,
	6424, 6428, 6434, 6440, 6446, 6452, 6458, 6465, 6473, 6480,
	6485, 6490, 6496, 6502, 6508, 6514, 6522, 6530, 6535, 6541,
	6557, 6563, 6568, 6574, 6580, 6587, 6595, 6603, 6607, 6612,
	6617, 6623, 6630, 6636, 6643, 6648, 6654, 6661, 6665, 6670,
	6677, 6685, 6694, 6701, 6708, 6715, 6722, 6726, 6731, 6736,
	6744, 6750, 6760, 6766, 6771, 6777, 6784, 6792, 6802, 6812,
	6822, 6832, 6842, 6852, 6862, 6872, 6879, 6888, 6898, 6906,
	6913, 6922, 6929, 6935, 6939, 6944, 6952, 6957, 6963, 6969,
	6977, 6987, 6993, 7000, 7006, 7011, 7018, 7027, 7034, 7042,
	7047, 7053, 7063, 7070, 7076, 7086, 7099, 7110, 7119, 7130,
	7138, 7146, 7156, 7162, 7172, 7179, 7184, 7191, 7199, 7208,
	7217, 7224, 7232, 7238, 7244, 7253, 7258, 7266, 7275, 7283,
	7292, 7302, 7313, 7323, 7332, 7349, 7364, 7374, 7382, 7392,
	7400, 7414, 7427, 7442, 7461, 7480, 7500, 7507, 7514, 7521,
	7528, 7535, 7540, 7549, 7555, 7561, 7566, 7574, 7582, 7589,
	7596, 7603, 7610, 7616, 7623, 7630, 7637, 7644, 7651, 7658,
	7665, 7672, 7678, 7685, 7692, 7699, 7706, 7713, 7720, 7728,
	7735, 7742, 7749, 7756, 7762, 7769, 7776, 7783, 7790, 7800,
	7809, 7819, 7826, 7833, 7840, 7847, 7853, 7860, 7867, 7874,
	7881, 7888, 7895, 7903, 7910, 7917, 7925, 7931, 7938, 7944,
	7951, 7957, 7964, 7974, 7980, 7988, 7994, 8001, 8008, 8016,
	8024, 8029, 8037, 8047, 8055, 8063, 8071, 8077, 8084, 8091,
	8098, 8106, 8113, 8121, 8128, 8135, 8144, 8150, 8156, 8163,
	8172, 8177, 8183, 8194, 8199, 8205, 8212, 8223, 8228, 8233,
	8239, 8245, 8253, 8270, 8288, 8298, 8308, 8320, 8333, 8346,
	8352, 8362, 8370, 8379, 8386, 8396, 8403, 8411, 8420, 8427,
	8435, 8441, 8449, 8461, 8472, 8478, 8487, 8495, 8501, 8509,
	8514, 8520, 8528, 8535, 8542, 8548, 8554, 8561, 8567, 8574,
	8581, 8590, 8599, 8606, 8613, 8621, 8630, 8635, 8645, 8653,
	8661, 8669, 8676, 8682, 8690, 8699, 8712, 8725, 8735, 8747,
	8754, 8762, 8778, 8795, 8802, 8809, 8819, 8826, 8834, 8840,
	8846, 8854, 8862, 8868, 8874, 8881, 8890, 8897, 8905, 8910,
	8914, 8923, 8930, 8939, 8943, 8948, 8955, 8964, 8972, 8977,
	8984, 8991, 8997, 9006, 9019, 9026, 9031, 9040, 9047, 9052,
	9059, 9067, 9082, 9090, 9096, 9104, 9112, 9120, 9126, 9131,
	9138, 9148, 9158, 9167, 9178, 9194, 9205, 9221, 9238, 9256,
	9266, 9274, 9282, 9288, 9294, 9300, 9308, 9315, 9321, 9328,
	9335, 9342, 9351, 9357, 9367, 9374, 9380, 9387, 9395, 9403,
	9411, 9417, 9423, 9430, 9438, 9443, 9449, 9453, 9460, 9465,
	9469, 9476, 9484, 9489, 9497, 9501, 9511, 9516, 9521, 9529,
	9536, 9543, 9553, 9561, 9569, 9577, 9583, 9588, 9594, 9601,
	9607, 9613, 9621, 9628, 9634, 9643, 9650, 9658, 9667, 9674,
	9686, 9699, 9707, 9715, 9722, 9731, 9741, 9748, 9755, 9761,
	9768, 9774, 9779, 9783, 9788, 9793, 9799, 9805, 9811, 9818,
	9831, 9845, 9860, 9865, 9873, 9881, 9888, 9896, 9901, 9908,
	9915, 9921, 9928, 9935, 9941, 9947, 9955, 9961, 9968, 9978,
	9985, 9993, 10001, 10008, 10016, 10024, 10032, 10040, 10048, 10056,
	10063, 10071, 10079, 10087, 10095, 10103, 10111, 10119, 10126, 10133,
	10139, 10143, 10148, 10156, 10163, 10171, 10176, 10184, 10191, 10196,
	10202, 10206, 10211, 10216, 10222, 10232, 10237, 10244, 10252, 10261,
	10271, 10277, 10285, 10290, 10294, 10299, 10306, 10312, 10316, 10321,
	10326, 10331, 10336, 10342, 10352, 10357, 10363, 10370, 10377, 10383,
	10390, 10396, 10402, 10409, 10416, 10419, 10423, 10429, 10436, 10443,
	10451, 10460, 10471, 10479, 10487, 10498, 10510, 10519, 10527, 10538,
	10544, 10550, 10558, 10564, 10572, 10580, 10586, 10595, 10602, 10608,
	10615, 10623, 10634, 10642, 10650, 10655, 10665, 10675, 10682, 10690,
	10705, 10721, 10727, 10735, 10741, 10749, 10757, 10765, 10773, 10780,
	10788, 10792, 10798, 10805, 10810, 10816, 10822, 10829, 10834, 10839,
	10846, 10854, 10858, 10866, 10873, 10881, 10888, 10895, 10902, 10909,
	10919, 10929, 10936, 10942, 10949, 10953, 10961, 10968, 10978, 10986,
	10991, 10999, 11009, 11019, 11029, 11038, 11044, 11051, 11057, 11063,
	11070, 11077, 11085, 11091, 11097, 11104, 11113, 11120, 11128, 11135,
	11139, 11147, 11154, 11159, 11165, 11172, 11177, 11182, 11189, 11195,
	11201, 11209, 11216, 11223, 11231, 11239, 11244, 11249, 11257, 11263,
	11269, 11275, 11281, 11288, 11294, 11302, 11309, 11313, 11318, 11324,
	11332, 11342, 11350, 11358, 11364, 11371, 11379, 11384, 11390, 11397,
	11403, 11410, 11419, 11427, 11435, 11443, 11451, 11460, 11468, 11473,
	11481, 11487, 11494, 11501, 11508, 11516, 11524, 11531, 11540, 11549,
	11557, 11565, 11572, 11578, 11583, 11589, 11596, 11604, 11613, 11623,
	11629, 11633, 11644, 11659, 11676, 11691, 11707, 11723, 11740, 11759,
	11780, 11796, 11801, 11806, 11812, 11822, 11827, 11834, 11842, 11851,
	11861, 11867, 11875, 11887, 11896, 11907, 11919, 11928, 11937, 11945,
	11953, 11958, 11962, 11967, 11974, 11981, 11989, 11996, 12002, 12006,
	12013, 12023, 12031, 12038, 12046, 12054, 12066, 12071, 12077, 12087,
	12092, 12098, 12105, 12112, 12119, 12126, 12133, 12148, 12168, 12180,
	12196, 12211, 12227, 12234, 12240, 12248, 12257, 12265, 12273, 12278,
	12287, 12293, 12299, 12307, 12314, 12324, 12331, 12339, 12344, 12351,
	12359, 12365, 12370, 12376, 12383, 12390, 12396, 12403, 12411, 12419,
	12422, 12426, 12432, 12439, 12446, 12454, 12462, 12470, 12479, 12487,
	12493, 12500, 12507, 12517, 12526, 12537, 12543, 12550, 12555, 12561,
	12567, 12573, 12582, 12587, 12595, 12607, 12619, 12629, 12637, 12645,
	12650, 12657, 12672, 12677, 12682, 12688, 12695, 12700, 12708, 12716,
	12723, 12731, 12738, 12746, 12754, 12763, 12769, 12775, 12783, 12791,
	12797, 12801, 12807, 12815, 12819, 12829, 12836, 12841, 12846, 12852,
	12864, 12881, 12886, 12891, 12897, 12910, 12918, 12926, 12933, 12941,
	12947, 12952, 12958, 12965, 12972, 12981, 12988, 12997, 13007, 13012,
	13018, 13025, 13033, 13039, 13047, 13055, 13062, 13072, 13078, 13083,
	13090, 13094, 13101, 13109, 13116, 13125, 13132, 13140, 13148, 13155,
	13163, 13172, 13177, 13182, 13187, 13193, 13200, 13211, 13217, 13224,
	13229, 13235, 13242, 13249, 13256, 13260, 13265, 13271, 13276, 13282,
	13289, 13294, 13301, 13307, 13312, 13324, 13341, 13347, 13354, 13365,
	13371, 13378, 13385, 13390, 13397, 13405, 13411, 13417, 13421, 13426,
	13433, 13441, 13451, 13460, 13469, 13478, 13485, 13494, 13503, 13512,
	13518, 13529, 13537, 13544, 13553, 13558, 13566, 13572, 13579, 13588,
	13595, 13602, 13610, 13618, 13631, 13638, 13646, 13651, 13659, 13665,
	13671, 13682, 13698, 13704, 13711, 13719, 13726, 13733, 13742, 13751,
	13757, 13764, 13771, 13780, 13791, 13803, 13810, 13819, 13825, 13832,
	13839, 13848, 13859, 13871, 13877, 13884, 13892, 13898, 13913, 13930,
	13946, 13964, 13968, 13973, 13981, 13988, 13996, 14004, 14010, 14018,
	14024, 14030, 14039, 14047, 14053, 14059, 14068, 14076, 14085, 14092,
	14099, 14107, 14114, 14123, 14131, 14135, 14142, 14150, 14156, 14162,
	14168, 14175, 14180, 14187, 14195, 14201, 14207, 14215, 14222, 14229,
	14234, 14240, 14247, 14255, 14260, 14267, 14272, 14278, 14285, 14292,
	14301, 14308, 14313, 14320, 14327, 14336, 14342, 14350, 14356, 14362,
	14369, 14376, 14380, 14387, 14392, 14399, 14408, 14413, 14419, 14424,
	14430, 14438, 14444, 14453, 14458, 14464, 14471, 14479, 14485, 14492,
	14500, 14508, 14518, 14523, 14529, 14536, 14541, 14546, 14552, 14562,
	14570, 14577, 14583, 14588, 14596, 14604, 14612, 14618, 14627, 14632,
	14637, 14643, 14651, 14658, 14662, 14673, 14678, 14686, 14695, 14703,
	14709, 14719, 14726, 14735, 14743, 14751, 14758, 14765, 14773, 14782,
	14791, 14795, 14805, 14811, 14817, 14824, 14828, 14833, 14839, 14846,
	14851, 14857, 14869, 14882, 14890, 14903, 14913, 14923, 14932, 14939,
	14947, 14953, 14960, 14968, 14974, 14984, 14994, 15004, 15010, 15018,
	15025, 15033, 15039, 15044, 15052, 15057, 15063, 15069, 15077, 15083,
	15096, 15105, 15112, 15121, 15126, 15132, 15139, 15145, 15153, 15160,
	15166, 15172, 15180, 15187, 15197, 15203, 15210, 15217, 15225, 15231,
	15238, 15244, 15252, 15259, 15268, 15275, 15283, 15291, 15299, 15307,
	15316, 15324, 15331, 15339, 15346, 15357, 15364, 15371, 15379, 15387,
	15394, 15403, 15412, 15420, 15428, 15435, 15441, 15446, 15452, 15461,
	15468, 15476, 15482, 15488, 15497, 15507, 15514, 15520, 15524, 15529,
	15537, 15545, 15550, 15557, 15564, 15572, 15577, 15583, 15595, 15611,
	15629, 15645, 15662, 15681, 15699, 15716, 15733, 15739, 15753, 15760,
	15767, 15772, 15780, 15792, 15799, 15806, 15813, 15820, 15827, 15833,
	15841, 15850, 15856, 15864, 15874, 15881, 15889, 15895, 15900, 15906,
	15913, 15921, 15929, 15937, 15943, 15950, 15957, 15967, 15976, 15980,
	15988, 15995, 15999, 16004, 16010, 16018, 16025, 16030, 16038, 16045,
	16051, 16058, 16066, 16076, 16083, 16088, 16094, 16101, 16108, 16115,
	16123, 16130, 16139, 16144, 16150, 16156, 16164, 16174, 16181, 16187,
	16192, 16200, 16207, 16215, 16221, 16231, 16246, 16250, 16255, 16262,
	16270, 16278, 16283, 16291, 16297, 16304, 16310, 16317, 16323, 16330,
	16337, 16346, 16355, 16362, 16377, 16385, 16395, 16401, 16408, 16413,
	16419, 16426, 16434, 16439, 16445, 16453, 16459, 16467, 16478, 16484,
	16491, 16499, 16506, 16514, 16521, 16529, 16539, 16551, 16558, 16566,
	16576, 16588, 16593, 16601, 16609, 16615, 16622, 16628, 16636, 16644,
	16652, 16658, 16665, 16682, 16695, 16702, 16707, 16713, 16721, 16727,
	16736, 16745, 16752, 16759, 16768, 16777, 16785, 16795, 16806, 16817,
	16829, 16837, 16845, 16853, 16859, 16871, 16884, 16892, 16905, 16915,
	16925, 16934, 16939, 16945, 16950, 16956, 16961, 16967, 16972, 16978,
	16983, 16989, 16997, 17006, 17012, 17021, 17030, 17039, 17048, 17057,
	17064, 17071, 17080, 17088, 17098, 17109, 17120, 17132, 17140, 17148,
	17156, 17163, 17171, 17178, 17187, 17195, 17201, 17208, 17216, 17221,
	17227, 17235, 17243, 17248, 17254, 17262, 17267, 17275, 17286, 17293,
	17303, 17311, 17324, 17334, 17342, 17349, 17357, 17363, 17370, 17377,
	17383, 17390, 17398, 17408, 17416, 17422, 17428, 17433, 17441, 17449,
	17455, 17464, 17470, 17478, 17485, 17495, 17509, 17523, 17539, 17550,
	17565, 17582, 17590, 17596, 17606, 17615, 17622, 17631, 17641, 17647,
	17653, 17660, 17668, 17675, 17693, 17712, 17718, 17724, 17731, 17739,
	17745, 17752, 17760, 17766, 17773, 17778, 17785, 17793, 17800, 17808,
	17813, 17820, 17828, 17835, 17842, 17849, 17857, 17867, 17875, 17882,
	17889, 17893, 17898, 17905, 17911, 17920, 17933, 17948, 17964, 17971,
	17977, 17984, 17993, 18005, 18013, 18023, 18031, 18038, 18045, 18051,
	18058, 18066, 18072, 18079, 18086, 18091, 18097, 18106, 18112, 18118,
	18125, 18132, 18140, 18152, 18162, 18174, 18182, 18189, 18200, 18206,
	18214, 18224, 18238, 18253, 18267, 18282, 18292, 18309, 18327, 18332,
	18339, 18344, 18352, 18359, 18367, 18375, 18381, 18386, 18393, 18400,
	18407, 18413, 18420, 18427, 18433, 18441, 18449, 18457, 18465, 18474,
	18481, 18489, 18496, 18504, 18512, 18517, 18523, 18527, 18531, 18539,
	18545, 18551, 18558, 18564, 18571, 18576, 18583, 18590, 18594, 18601,
	18608, 18614, 18620, 18627, 18633, 18641, 18649, 18656, 18663, 18669,
	18677, 18685, 18692, 18698, 18706, 18713, 18721, 18727, 18734, 18739,
	18743, 18748, 18753, 18759, 18765, 18771, 18777, 18782, 18788, 18796,
	18804, 18809, 18815, 18823, 18829, 18834, 18840, 18849, 18855, 18861,
	18866,
};

const char lws_html_values[] =
	"\011\0""\012\0""!\0""\042\0""#\0""$\0""%\0""&\0""'\0""(\0"")\0""*\0"
	"+\0"",\0"".\0""/\0"":\0"";\0""<\0""<\342\203\222\0""=\0"
	"=\342\203\245\0"">\0"">\342\203\222\0""\077\0""@\0""[\0""\134\0""]\0"
	"^\0""_\0""`\0""fj\0""{\0""|\0""}\0""\302\240\0""\302\241\0"
	"\302\242\0""\302\243\0""\302\244\0""\302\245\0""\302\246\0"
	"\302\247\0""\302\250\0""\302\251\0""\302\252\0""\302\253\0"
	"\302\254\0""\302\255\0""\302\256\0""\302\257\0""\302\260\0"
	"\302\261\0""\302\262\0""\302\263\0""\302\264\0""\302\265\0"
	"\302\266\0""\302\267\0""\302\270\0""\302\271\0""\302\272\0"
	"\302\273\0""\302\274\0""\302\275\0""\302\276\0""\302\277\0"
	"\303\200\0""\303\201\0""\303\202\0""\303\203\0""\303\204\0"
	"\303\205\0""\303\206\0""\303\207\0""\303\210\0""\303\211\0"
	"\303\212\0""\303\213\0""\303\214\0""\303\215\0""\303\216\0"
	"\303\217\0""\303\220\0""\303\221\0""\303\222\0""\303\223\0"
	"\303\224\0""\303\225\0""\303\226\0""\303\227\0""\303\230\0"
	"\303\231\0""\303\232\0""\303\233\0""\303\234\0""\303\235\0"
	"\303\236\0""\303\237\0""\303\240\0""\303\241\0""\303\242\0"
	"\303\243\0""\303\244\0""\303\245\0""\303\246\0""\303\247\0"
	"\303\250\0""\303\251\0""\303\252\0""\303\253\0""\303\254\0"
	"\303\255\0""\303\256\0""\303\257\0""\303\260\0""\303\261\0"
	"\303\262\0""\303\263\0""\303\264\0""\303\265\0""\303\266\0"
	"\303\267\0""\303\270\0""\303\271\0""\303\272\0""\303\273\0"
	"\303\274\0""\303\275\0""\303\276\0""\303\277\0""\304\200\0"
	"\304\201\0""\304\202\0""\304\203\0""\304\204\0""\304\205\0"
	"\304\206\0""\304\207\0""\304\210\0""\304\211\0""\304\212\0"
	"\304\213\0""\304\214\0""\304\215\0""\304\216\0""\304\217\0"
	"\304\220\0""\304\221\0""\304\222\0""\304\223\0""\304\226\0"
	"\304\227\0""\304\230\0""\304\231\0""\304\232\0""\304\233\0"
	"\304\234\0""\304\235\0""\304\236\0""\304\237\0""\304\240\0"
	"\304\241\0""\304\242\0""\304\244\0""\304\245\0""\304\246\0"
	"\304\247\0""\304\250\0""\304\251\0""\304\252\0""\304\253\0"
	"\304\256\0""\304\257\0""\304\260\0""\304\261\0""\304\262\0"
	"\304\263\0""\304\264\0""\304\265\0""\304\266\0""\304\267\0"
	"\304\270\0""\304\271\0""\304\272\0""\304\273\0""\304\274\0"
	"\304\275\0""\304\276\0""\304\277\0""\305\200\0""\305\201\0"
	"\305\202\0""\305\203\0""\305\204\0""\305\205\0""\305\206\0"
	"\305\207\0""\305\210\0""\305\211\0""\305\212\0""\305\213\0"
	"\305\214\0""\305\215\0""\305\220\0""\305\221\0""\305\222\0"
	"\305\223\0""\305\224\0""\305\225\0""\305\226\0""\305\227\0"
	"\305\230\0""\305\231\0""\305\232\0""\305\233\0""\305\234\0"
	"\305\235\0""\305\236\0""\305\237\0""\305\240\0""\305\241\0"
	"\305\242\0""\305\243\0""\305\244\0""\305\245\0""\305\246\0"
	"\305\247\0""\305\250\0""\305\251\0""\305\252\0""\305\253\0"
	"\305\254\0""\305\255\0""\305\256\0""\305\257\0""\305\260\0"
	"\305\261\0""\305\262\0""\305\263\0""\305\264\0""\305\265\0"
	"\305\266\0""\305\267\0""\305\270\0""\305\271\0""\305\272\0"
	"\305\273\0""\305\274\0""\305\275\0""\305\276\0""\306\222\0"
	"\306\265\0""\307\265\0""\310\267\0""\313\206\0""\313\207\0"
	"\313\230\0""\313\231\0""\313\232\0""\313\233\0""\313\234\0"
	"\313\235\0""\314\221\0""\316\221\0""\316\222\0""\316\223\0"
	"\316\224\0""\316\225\0""\316\226\0""\316\227\0""\316\230\0"
	"\316\231\0""\316\232\0""\316\233\0""\316\234\0""\316\235\0"
	"\316\236\0""\316\237\0""\316\240\0""\316\241\0""\316\243\0"
	"\316\244\0""\316\245\0""\316\246\0""\316\247\0""\316\250\0"
	"\316\251\0""\316\261\0""\316\262\0""\316\263\0""\316\264\0"
	"\316\265\0""\316\266\0""\316\267\0""\316\270\0""\316\271\0"
	"\316\272\0""\316\273\0""\316\274\0""\316\275\0""\316\276\0"
	"\316\277\0""\317\200\0""\317\201\0""\317\202\0""\317\203\0"
	"\317\204\0""\317\205\0""\317\206\0""\317\207\0""\317\210\0"
	"\317\211\0""\317\221\0""\317\222\0""\317\225\0""\317\226\0"
	"\317\234\0""\317\235\0""\317\260\0""\317\261\0""\317\265\0"
	"\317\266\0""\320\201\0""\320\202\0""\320\203\0""\320\204\0"
	"\320\205\0""\320\206\0""\320\207\0""\320\210\0""\320\211\0"
	"\320\212\0""\320\213\0""\320\214\0""\320\216\0""\320\217\0"
	"\320\220\0""\320\221\0""\320\222\0""\320\223\0""\320\224\0"
	"\320\225\0""\320\226\0""\320\227\0""\320\230\0""\320\231\0"
	"\320\232\0""\320\233\0""\320\234\0""\320\235\0""\320\236\0"
	"\320\237\0""\320\240\0""\320\241\0""\320\242\0""\320\243\0"
	"\320\244\0""\320\245\0""\320\246\0""\320\247\0""\320\250\0"
	"\320\251\0""\320\252\0""\320\253\0""\320\254\0""\320\255\0"
	"\320\256\0""\320\257\0""\320\260\0""\320\261\0""\320\262\0"
	"\320\263\0""\320\264\0""\320\265\0""\320\266\0""\320\267\0"
	"\320\270\0""\320\271\0""\320\272\0""\320\273\0""\320\274\0"
	"\320\275\0""\320\276\0""\320\277\0""\321\200\0""\321\201\0"
	"\321\202\0""\321\203\0""\321\204\0""\321\205\0""\321\206\0"
	"\321\207\0""\321\210\0""\321\211\0""\321\212\0""\321\213\0"
	"\321\214\0""\321\215\0""\321\216\0""\321\217\0""\321\221\0"
	"\321\222\0""\321\223\0""\321\224\0""\321\225\0""\321\226\0"
	"\321\227\0""\321\230\0""\321\231\0""\321\232\0""\321\233\0"
	"\321\234\0""\321\236\0""\321\237\0""\342\200\202\0""\342\200\203\0"
	"\342\200\204\0""\342\200\205\0""\342\200\207\0""\342\200\210\0"
	"\342\200\211\0""\342\200\212\0""\342\200\213\0""\342\200\214\0"
	"\342\200\215\0""\342\200\216\0""\342\200\217\0""\342\200\220\0"
	"\342\200\223\0""\342\200\224\0""\342\200\225\0""\342\200\226\0"
	"\342\200\230\0""\342\200\231\0""\342\200\232\0""\342\200\234\0"
	"\342\200\235\0""\342\200\236\0""\342\200\240\0""\342\200\241\0"
	"\342\200\242\0""\342\200\245\0""\342\200\246\0""\342\200\260\0"
	"\342\200\261\0""\342\200\262\0""\342\200\263\0""\342\200\264\0"
	"\342\200\265\0""\342\200\271\0""\342\200\272\0""\342\200\276\0"
	"\342\201\201\0""\342\201\203\0""\342\201\204\0""\342\201\217\0"
	"\342\201\227\0""\342\201\237\0""\342\201\237\342\200\212\0"
	"\342\201\240\0""\342\201\241\0""\342\201\242\0""\342\201\243\0"
	"\342\202\254\0""\342\203\233\0""\342\203\234\0""\342\204\202\0"
	"\342\204\205\0""\342\204\212\0""\342\204\213\0""\342\204\214\0"
	"\342\204\215\0""\342\204\216\0""\342\204\217\0""\342\204\220\0"
	"\342\204\221\0""\342\204\222\0""\342\204\223\0""\342\204\225\0"
	"\342\204\226\0""\342\204\227\0""\342\204\230\0""\342\204\231\0"
	"\342\204\232\0""\342\204\233\0""\342\204\234\0""\342\204\235\0"
	"\342\204\236\0""\342\204\242\0""\342\204\244\0""\342\204\247\0"
	"\342\204\250\0""\342\204\251\0""\342\204\254\0""\342\204\255\0"
	"\342\204\257\0""\342\204\260\0""\342\204\261\0""\342\204\263\0"
	"\342\204\264\0""\342\204\265\0""\342\204\266\0""\342\204\267\0"
	"\342\204\270\0""\342\205\205\0""\342\205\206\0""\342\205\207\0"
	"\342\205\210\0""\342\205\223\0""\342\205\224\0""\342\205\225\0"
	"\342\205\226\0""\342\205\227\0""\342\205\230\0""\342\205\231\0"
	"\342\205\232\0""\342\205\233\0""\342\205\234\0""\342\205\235\0"
	"\342\205\236\0""\342\206\220\0""\342\206\221\0""\342\206\222\0"
	"\342\206\223\0""\342\206\224\0""\342\206\225\0""\342\206\226\0"
	"\342\206\227\0""\342\206\230\0""\342\206\231\0""\342\206\232\0"
	"\342\206\233\0""\342\206\235\0""\342\206\235\314\270\0"
	"\342\206\236\0""\342\206\237\0""\342\206\240\0""\342\206\241\0"
	"\342\206\242\0""\342\206\243\0""\342\206\244\0""\342\206\245\0"
	"\342\206\246\0""\342\206\247\0""\342\206\251\0""\342\206\252\0"
	"\342\206\253\0""\342\206\254\0""\342\206\255\0""\342\206\256\0"
	"\342\206\260\0""\342\206\261\0""\342\206\262\0""\342\206\263\0"
	"\342\206\265\0""\342\206\266\0""\342\206\267\0""\342\206\272\0"
	"\342\206\273\0""\342\206\274\0""\342\206\275\0""\342\206\276\0"
	"\342\206\277\0""\342\207\200\0""\342\207\201\0""\342\207\202\0"
	"\342\207\203\0""\342\207\204\0""\342\207\205\0""\342\207\206\0"
	"\342\207\207\0""\342\207\210\0""\342\207\211\0""\342\207\212\0"
	"\342\207\213\0""\342\207\214\0""\342\207\215\0""\342\207\216\0"
	"\342\207\217\0""\342\207\220\0""\342\207\221\0""\342\207\222\0"
	"\342\207\223\0""\342\207\224\0""\342\207\225\0""\342\207\226\0"
	"\342\207\227\0""\342\207\230\0""\342\207\231\0""\342\207\232\0"
	"\342\207\233\0""\342\207\235\0""\342\207\244\0""\342\207\245\0"
	"\342\207\265\0""\342\207\275\0""\342\207\276\0""\342\207\277\0"
	"\342\210\200\0""\342\210\201\0""\342\210\202\0"
	"\342\210\202\314\270\0""\342\210\203\0""\342\210\204\0"
	"\342\210\205\0""\342\210\207\0""\342\210\210\0""\342\210\211\0"
	"\342\210\213\0""\342\210\214\0""\342\210\217\0""\342\210\220\0"
	"\342\210\221\0""\342\210\222\0""\342\210\223\0""\342\210\224\0"
	"\342\210\226\0""\342\210\227\0""\342\210\230\0""\342\210\232\0"
	"\342\210\235\0""\342\210\236\0""\342\210\237\0""\342\210\240\0"
	"\342\210\240\342\203\222\0""\342\210\241\0""\342\210\242\0"
	"\342\210\243\0""\342\210\244\0""\342\210\245\0""\342\210\246\0"
	"\342\210\247\0""\342\210\250\0""\342\210\251\0"
	"\342\210\251\357\270\200\0""\342\210\252\0"
	"\342\210\252\357\270\200\0""\342\210\253\0""\342\210\254\0"
	"\342\210\255\0""\342\210\256\0""\342\210\257\0""\342\210\260\0"
	"\342\210\261\0""\342\210\262\0""\342\210\263\0""\342\210\264\0"
	"\342\210\265\0""\342\210\266\0""\342\210\267\0""\342\210\270\0"
	"\342\210\272\0""\342\210\273\0""\342\210\274\0"
	"\342\210\274\342\203\222\0""\342\210\275\0""\342\210\275\314\261\0"
	"\342\210\276\0""\342\210\276\314\263\0""\342\210\277\0"
	"\342\211\200\0""\342\211\201\0""\342\211\202\0"
	"\342\211\202\314\270\0""\342\211\203\0""\342\211\204\0"
	"\342\211\205\0""\342\211\206\0""\342\211\207\0""\342\211\210\0"
	"\342\211\211\0""\342\211\212\0""\342\211\213\0"
	"\342\211\213\314\270\0""\342\211\214\0""\342\211\215\0"
	"\342\211\215\342\203\222\0""\342\211\216\0""\342\211\216\314\270\0"
	"\342\211\217\0""\342\211\217\314\270\0""\342\211\220\0"
	"\342\211\220\314\270\0""\342\211\221\0""\342\211\222\0"
	"\342\211\223\0""\342\211\224\0""\342\211\225\0""\342\211\226\0"
	"\342\211\227\0""\342\211\231\0""\342\211\232\0""\342\211\234\0"
	"\342\211\237\0""\342\211\240\0""\342\211\241\0"
	"\342\211\241\342\203\245\0""\342\211\242\0""\342\211\244\0"
	"\342\211\244\342\203\222\0""\342\211\245\0"
	"\342\211\245\342\203\222\0""\342\211\246\0""\342\211\246\314\270\0"
	"\342\211\247\0""\342\211\247\314\270\0""\342\211\250\0"
	"\342\211\250\357\270\200\0""\342\211\251\0"
	"\342\211\251\357\270\200\0""\342\211\252\0""\342\211\252\314\270\0"
	"\342\211\252\342\203\222\0""\342\211\253\0""\342\211\253\314\270\0"
	"\342\211\253\342\203\222\0""\342\211\254\0""\342\211\255\0"
	"\342\211\256\0""\342\211\257\0""\342\211\260\0""\342\211\261\0"
	"\342\211\262\0""\342\211\263\0""\342\211\264\0""\342\211\265\0"
	"\342\211\266\0""\342\211\267\0""\342\211\270\0""\342\211\271\0"
	"\342\211\272\0""\342\211\273\0""\342\211\274\0""\342\211\275\0"
	"\342\211\276\0""\342\211\277\0""\342\211\277\314\270\0"
	"\342\212\200\0""\342\212\201\0""\342\212\202\0"
	"\342\212\202\342\203\222\0""\342\212\203\0"
	"\342\212\203\342\203\222\0""\342\212\204\0""\342\212\205\0"
	"\342\212\206\0""\342\212\207\0""\342\212\210\0""\342\212\211\0"
	"\342\212\212\0""\342\212\212\357\270\200\0""\342\212\213\0"
	"\342\212\213\357\270\200\0""\342\212\215\0""\342\212\216\0"
	"\342\212\217\0""\342\212\217\314\270\0""\342\212\220\0"
	"\342\212\220\314\270\0""\342\212\221\0""\342\212\222\0"
	"\342\212\223\0""\342\212\223\357\270\200\0""\342\212\224\0"
	"\342\212\224\357\270\200\0""\342\212\225\0""\342\212\226\0"
	"\342\212\227\0""\342\212\230\0""\342\212\231\0""\342\212\232\0"
	"\342\212\233\0""\342\212\235\0""\342\212\236\0""\342\212\237\0"
	"\342\212\240\0""\342\212\241\0""\342\212\242\0""\342\212\243\0"
	"\342\212\244\0""\342\212\245\0""\342\212\247\0""\342\212\250\0"
	"\342\212\251\0""\342\212\252\0""\342\212\253\0""\342\212\254\0"
	"\342\212\255\0""\342\212\256\0""\342\212\257\0""\342\212\260\0"
	"\342\212\262\0""\342\212\263\0""\342\212\264\0"
	"\342\212\264\342\203\222\0""\342\212\265\0"
	"\342\212\265\342\203\222\0""\342\212\266\0""\342\212\267\0"
	"\342\212\270\0""\342\212\271\0""\342\212\272\0""\342\212\273\0"
	"\342\212\275\0""\342\212\276\0""\342\212\277\0""\342\213\200\0"
	"\342\213\201\0""\342\213\202\0""\342\213\203\0""\342\213\204\0"
	"\342\213\205\0""\342\213\206\0""\342\213\207\0""\342\213\210\0"
	"\342\213\211\0""\342\213\212\0""\342\213\213\0""\342\213\214\0"
	"\342\213\215\0""\342\213\216\0""\342\213\217\0""\342\213\220\0"
	"\342\213\221\0""\342\213\222\0""\342\213\223\0""\342\213\224\0"
	"\342\213\225\0""\342\213\226\0""\342\213\227\0""\342\213\230\0"
	"\342\213\230\314\270\0""\342\213\231\0""\342\213\231\314\270\0"
	"\342\213\232\0""\342\213\232\357\270\200\0""\342\213\233\0"
	"\342\213\233\357\270\200\0""\342\213\236\0""\342\213\237\0"
	"\342\213\240\0""\342\213\241\0""\342\213\242\0""\342\213\243\0"
	"\342\213\246\0""\342\213\247\0""\342\213\250\0""\342\213\251\0"
	"\342\213\252\0""\342\213\253\0""\342\213\254\0""\342\213\255\0"
	"\342\213\256\0""\342\213\257\0""\342\213\260\0""\342\213\261\0"
	"\342\213\262\0""\342\213\263\0""\342\213\264\0""\342\213\265\0"
	"\342\213\265\314\270\0""\342\213\266\0""\342\213\267\0"
	"\342\213\271\0""\342\213\271\314\270\0""\342\213\272\0"
	"\342\213\273\0""\342\213\274\0""\342\213\275\0""\342\213\276\0"
	"\342\214\205\0""\342\214\206\0""\342\214\210\0""\342\214\211\0"
	"\342\214\212\0""\342\214\213\0""\342\214\214\0""\342\214\215\0"
	"\342\214\216\0""\342\214\217\0""\342\214\220\0""\342\214\222\0"
	"\342\214\223\0""\342\214\225\0""\342\214\226\0""\342\214\234\0"
	"\342\214\235\0""\342\214\236\0""\342\214\237\0""\342\214\242\0"
	"\342\214\243\0""\342\214\255\0""\342\214\256\0""\342\214\266\0"
	"\342\214\275\0""\342\214\277\0""\342\215\274\0""\342\216\260\0"
	"\342\216\261\0""\342\216\264\0""\342\216\265\0""\342\216\266\0"
	"\342\217\234\0""\342\217\235\0""\342\217\236\0""\342\217\237\0"
	"\342\217\242\0""\342\217\247\0""\342\220\243\0""\342\223\210\0"
	"\342\224\200\0""\342\224\202\0""\342\224\214\0""\342\224\220\0"
	"\342\224\224\0""\342\224\230\0""\342\224\234\0""\342\224\244\0"
	"\342\224\254\0""\342\224\264\0""\342\224\274\0""\342\225\220\0"
	"\342\225\221\0""\342\225\222\0""\342\225\223\0""\342\225\224\0"
	"\342\225\225\0""\342\225\226\0""\342\225\227\0""\342\225\230\0"
	"\342\225\231\0""\342\225\232\0""\342\225\233\0""\342\225\234\0"
	"\342\225\235\0""\342\225\236\0""\342\225\237\0""\342\225\240\0"
	"\342\225\241\0""\342\225\242\0""\342\225\243\0""\342\225\244\0"
	"\342\225\245\0""\342\225\246\0""\342\225\247\0""\342\225\250\0"
	"\342\225\251\0""\342\225\252\0""\342\225\253\0""\342\225\254\0"
	"\342\226\200\0""\342\226\204\0""\342\226\210\0""\342\226\221\0"
	"\342\226\222\0""\342\226\223\0""\342\226\241\0""\342\226\252\0"
	"\342\226\253\0""\342\226\255\0""\342\226\256\0""\342\226\261\0"
	"\342\226\263\0""\342\226\264\0""\342\226\265\0""\342\226\270\0"
	"\342\226\271\0""\342\226\275\0""\342\226\276\0""\342\226\277\0"
	"\342\227\202\0""\342\227\203\0""\342\227\212\0""\342\227\213\0"
	"\342\227\254\0""\342\227\257\0""\342\227\270\0""\342\227\271\0"
	"\342\227\272\0""\342\227\273\0""\342\227\274\0""\342\230\205\0"
	"\342\230\206\0""\342\230\216\0""\342\231\200\0""\342\231\202\0"
	"\342\231\240\0""\342\231\243\0""\342\231\245\0""\342\231\246\0"
	"\342\231\252\0""\342\231\255\0""\342\231\256\0""\342\231\257\0"
	"\342\234\223\0""\342\234\227\0""\342\234\240\0""\342\234\266\0"
	"\342\235\230\0""\342\235\262\0""\342\235\263\0""\342\237\210\0"
	"\342\237\211\0""\342\237\246\0""\342\237\247\0""\342\237\250\0"
	"\342\237\251\0""\342\237\252\0""\342\237\253\0""\342\237\254\0"
	"\342\237\255\0""\342\237\265\0""\342\237\266\0""\342\237\267\0"
	"\342\237\270\0""\342\237\271\0""\342\237\272\0""\342\237\274\0"
	"\342\237\277\0""\342\244\202\0""\342\244\203\0""\342\244\204\0"
	"\342\244\205\0""\342\244\214\0""\342\244\215\0""\342\244\216\0"
	"\342\244\217\0""\342\244\220\0""\342\244\221\0""\342\244\222\0"
	"\342\244\223\0""\342\244\226\0""\342\244\231\0""\342\244\232\0"
	"\342\244\233\0""\342\244\234\0""\342\244\235\0""\342\244\236\0"
	"\342\244\237\0""\342\244\240\0""\342\244\243\0""\342\244\244\0"
	"\342\244\245\0""\342\244\246\0""\342\244\247\0""\342\244\250\0"
	"\342\244\251\0""\342\244\252\0""\342\244\263\0"
	"\342\244\263\314\270\0""\342\244\265\0""\342\244\266\0"
	"\342\244\267\0""\342\244\270\0""\342\244\271\0""\342\244\274\0"
	"\342\244\275\0""\342\245\205\0""\342\245\210\0""\342\245\211\0"
	"\342\245\212\0""\342\245\213\0""\342\245\216\0""\342\245\217\0"
	"\342\245\220\0""\342\245\221\0""\342\245\222\0""\342\245\223\0"
	"\342\245\224\0""\342\245\225\0""\342\245\226\0""\342\245\227\0"
	"\342\245\230\0""\342\245\231\0""\342\245\232\0""\342\245\233\0"
	"\342\245\234\0""\342\245\235\0""\342\245\236\0""\342\245\237\0"
	"\342\245\240\0""\342\245\241\0""\342\245\242\0""\342\245\243\0"
	"\342\245\244\0""\342\245\245\0""\342\245\246\0""\342\245\247\0"
	"\342\245\250\0""\342\245\251\0""\342\245\252\0""\342\245\253\0"
	"\342\245\254\0""\342\245\255\0""\342\245\256\0""\342\245\257\0"
	"\342\245\260\0""\342\245\261\0""\342\245\262\0""\342\245\263\0"
	"\342\245\264\0""\342\245\265\0""\342\245\266\0""\342\245\270\0"
	"\342\245\271\0""\342\245\273\0""\342\245\274\0""\342\245\275\0"
	"\342\245\276\0""\342\245\277\0""\342\246\205\0""\342\246\206\0"
	"\342\246\213\0""\342\246\214\0""\342\246\215\0""\342\246\216\0"
	"\342\246\217\0""\342\246\220\0""\342\246\221\0""\342\246\222\0"
	"\342\246\223\0""\342\246\224\0""\342\246\225\0""\342\246\226\0"
	"\342\246\232\0""\342\246\234\0""\342\246\235\0""\342\246\244\0"
	"\342\246\245\0""\342\246\246\0""\342\246\247\0""\342\246\250\0"
	"\342\246\251\0""\342\246\252\0""\342\246\253\0""\342\246\254\0"
	"\342\246\255\0""\342\246\256\0""\342\246\257\0""\342\246\260\0"
	"\342\246\261\0""\342\246\262\0""\342\246\263\0""\342\246\264\0"
	"\342\246\265\0""\342\246\266\0""\342\246\267\0""\342\246\271\0"
	"\342\246\273\0""\342\246\274\0""\342\246\276\0""\342\246\277\0"
	"\342\247\200\0""\342\247\201\0""\342\247\202\0""\342\247\203\0"
	"\342\247\204\0""\342\247\205\0""\342\247\211\0""\342\247\215\0"
	"\342\247\216\0""\342\247\217\0""\342\247\217\314\270\0"
	"\342\247\220\0""\342\247\220\314\270\0""\342\247\234\0"
	"\342\247\235\0""\342\247\236\0""\342\247\243\0""\342\247\244\0"
	"\342\247\245\0""\342\247\253\0""\342\247\264\0""\342\247\266\0"
	"\342\250\200\0""\342\250\201\0""\342\250\202\0""\342\250\204\0"
	"\342\250\206\0""\342\250\214\0""\342\250\215\0""\342\250\220\0"
	"\342\250\221\0""\342\250\222\0""\342\250\223\0""\342\250\224\0"
	"\342\250\225\0""\342\250\226\0""\342\250\227\0""\342\250\242\0"
	"\342\250\243\0""\342\250\244\0""\342\250\245\0""\342\250\246\0"
	"\342\250\247\0""\342\250\251\0""\342\250\252\0""\342\250\255\0"
	"\342\250\256\0""\342\250\257\0""\342\250\260\0""\342\250\261\0"
	"\342\250\263\0""\342\250\264\0""\342\250\265\0""\342\250\266\0"
	"\342\250\267\0""\342\250\270\0""\342\250\271\0""\342\250\272\0"
	"\342\250\273\0""\342\250\274\0""\342\250\277\0""\342\251\200\0"
	"\342\251\202\0""\342\251\203\0""\342\251\204\0""\342\251\205\0"
	"\342\251\206\0""\342\251\207\0""\342\251\210\0""\342\251\211\0"
	"\342\251\212\0""\342\251\213\0""\342\251\214\0""\342\251\215\0"
	"\342\251\220\0""\342\251\223\0""\342\251\224\0""\342\251\225\0"
	"\342\251\226\0""\342\251\227\0""\342\251\230\0""\342\251\232\0"
	"\342\251\233\0""\342\251\234\0""\342\251\235\0""\342\251\237\0"
	"\342\251\246\0""\342\251\252\0""\342\251\255\0"
	"\342\251\255\314\270\0""\342\251\256\0""\342\251\257\0"
	"\342\251\260\0""\342\251\260\314\270\0""\342\251\261\0"
	"\342\251\262\0""\342\251\263\0""\342\251\264\0""\342\251\265\0"
	"\342\251\267\0""\342\251\270\0""\342\251\271\0""\342\251\272\0"
	"\342\251\273\0""\342\251\274\0""\342\251\275\0"
	"\342\251\275\314\270\0""\342\251\276\0""\342\251\276\314\270\0"
	"\342\251\277\0""\342\252\200\0""\342\252\201\0""\342\252\202\0"
	"\342\252\203\0""\342\252\204\0""\342\252\205\0""\342\252\206\0"
	"\342\252\207\0""\342\252\210\0""\342\252\211\0""\342\252\212\0"
	"\342\252\213\0""\342\252\214\0""\342\252\215\0""\342\252\216\0"
	"\342\252\217\0""\342\252\220\0""\342\252\221\0""\342\252\222\0"
	"\342\252\223\0""\342\252\224\0""\342\252\225\0""\342\252\226\0"
	"\342\252\227\0""\342\252\230\0""\342\252\231\0""\342\252\232\0"
	"\342\252\235\0""\342\252\236\0""\342\252\237\0""\342\252\240\0"
	"\342\252\241\0""\342\252\241\314\270\0""\342\252\242\0"
	"\342\252\242\314\270\0""\342\252\244\0""\342\252\245\0"
	"\342\252\246\0""\342\252\247\0""\342\252\250\0""\342\252\251\0"
	"\342\252\252\0""\342\252\253\0""\342\252\254\0"
	"\342\252\254\357\270\200\0""\342\252\255\0"
	"\342\252\255\357\270\200\0""\342\252\256\0""\342\252\257\0"
	"\342\252\257\314\270\0""\342\252\260\0""\342\252\260\314\270\0"
	"\342\252\263\0""\342\252\264\0""\342\252\265\0""\342\252\266\0"
	"\342\252\267\0""\342\252\270\0""\342\252\271\0""\342\252\272\0"
	"\342\252\273\0""\342\252\274\0""\342\252\275\0""\342\252\276\0"
	"\342\252\277\0""\342\253\200\0""\342\253\201\0""\342\253\202\0"
	"\342\253\203\0""\342\253\204\0""\342\253\205\0"
	"\342\253\205\314\270\0""\342\253\206\0""\342\253\206\314\270\0"
	"\342\253\207\0""\342\253\210\0""\342\253\213\0"
	"\342\253\213\357\270\200\0""\342\253\214\0"
	"\342\253\214\357\270\200\0""\342\253\217\0""\342\253\220\0"
	"\342\253\221\0""\342\253\222\0""\342\253\223\0""\342\253\224\0"
	"\342\253\225\0""\342\253\226\0""\342\253\227\0""\342\253\230\0"
	"\342\253\231\0""\342\253\232\0""\342\253\233\0""\342\253\244\0"
	"\342\253\246\0""\342\253\247\0""\342\253\250\0""\342\253\251\0"
	"\342\253\253\0""\342\253\254\0""\342\253\255\0""\342\253\256\0"
	"\342\253\257\0""\342\253\260\0""\342\253\261\0""\342\253\262\0"
	"\342\253\263\0""\342\253\275\0""\342\253\275\342\203\245\0"
	"\357\254\200\0""\357\254\201\0""\357\254\202\0""\357\254\203\0"
	"\357\254\204\0""\360\235\222\234\0""\360\235\222\236\0"
	"\360\235\222\237\0""\360\235\222\242\0""\360\235\222\245\0"
	"\360\235\222\246\0""\360\235\222\251\0""\360\235\222\252\0"
	"\360\235\222\253\0""\360\235\222\254\0""\360\235\222\256\0"
	"\360\235\222\257\0""\360\235\222\260\0""\360\235\222\261\0"
	"\360\235\222\262\0""\360\235\222\263\0""\360\235\222\264\0"
	"\360\235\222\265\0""\360\235\222\266\0""\360\235\222\267\0"
	"\360\235\222\270\0""\360\235\222\271\0""\360\235\222\273\0"
	"\360\235\222\275\0""\360\235\222\276\0""\360\235\222\277\0"
	"\360\235\223\200\0""\360\235\223\201\0""\360\235\223\202\0"
	"\360\235\223\203\0""\360\235\223\205\0""\360\235\223\206\0"
	"\360\235\223\207\0""\360\235\223\210\0""\360\235\223\211\0"
	"\360\235\223\212\0""\360\235\223\213\0""\360\235\223\214\0"
	"\360\235\223\215\0""\360\235\223\216\0""\360\235\223\217\0"
	"\360\235\224\204\0""\360\235\224\205\0""\360\235\224\207\0"
	"\360\235\224\210\0""\360\235\224\211\0""\360\235\224\212\0"
	"\360\235\224\215\0""\360\235\224\216\0""\360\235\224\217\0"
	"\360\235\224\220\0""\360\235\224\221\0""\360\235\224\222\0"
	"\360\235\224\223\0""\360\235\224\224\0""\360\235\224\226\0"
	"\360\235\224\227\0""\360\235\224\230\0""\360\235\224\231\0"
	"\360\235\224\232\0""\360\235\224\233\0""\360\235\224\234\0"
	"\360\235\224\236\0""\360\235\224\237\0""\360\235\224\240\0"
	"\360\235\224\241\0""\360\235\224\242\0""\360\235\224\243\0"
	"\360\235\224\244\0""\360\235\224\245\0""\360\235\224\246\0"
	"\360\235\224\247\0""\360\235\224\250\0""\360\235\224\251\0"
	"\360\235\224\252\0""\360\235\224\253\0""\360\235\224\254\0"
	"\360\235\224\255\0""\360\235\224\256\0""\360\235\224\257\0"
	"\360\235\224\260\0""\360\235\224\261\0""\360\235\224\262\0"
	"\360\235\224\263\0""\360\235\224\264\0""\360\235\224\265\0"
	"\360\235\224\266\0""\360\235\224\267\0""\360\235\224\270\0"
	"\360\235\224\271\0""\360\235\224\273\0""\360\235\224\274\0"
	"\360\235\224\275\0""\360\235\224\276\0""\360\235\225\200\0"
	"\360\235\225\201\0""\360\235\225\202\0""\360\235\225\203\0"
	"\360\235\225\204\0""\360\235\225\206\0""\360\235\225\212\0"
	"\360\235\225\213\0""\360\235\225\214\0""\360\235\225\215\0"
	"\360\235\225\216\0""\360\235\225\217\0""\360\235\225\220\0"
	"\360\235\225\222\0""\360\235\225\223\0""\360\235\225\224\0"
	"\360\235\225\225\0""\360\235\225\226\0""\360\235\225\227\0"
	"\360\235\225\230\0""\360\235\225\231\0""\360\235\225\232\0"
	"\360\235\225\233\0""\360\235\225\234\0""\360\235\225\235\0"
	"\360\235\225\236\0""\360\235\225\237\0""\360\235\225\240\0"
	"\360\235\225\241\0""\360\235\225\242\0""\360\235\225\243\0"
	"\360\235\225\244\0""\360\235\225\245\0""\360\235\225\246\0"
	"\360\235\225\247\0""\360\235\225\250\0""\360\235\225\251\0"
	"\360\235\225\252\0""\360\235\225\253\0";

const uint16_t lws_html_value_ofs[LWS_HTML_NAMES] = {
	196, 196, 14, 14, 181, 181, 376, 184, 184, 988,
	5425, 178, 178, 769, 370, 4589, 382, 5660, 1409, 193,
	193, 5220, 2346, 187, 187, 190, 190, 2037, 5141, 3159,
	991, 2170, 1541, 772, 5430, 5665, 748, 1541, 2304, 1057,
	109, 109, 388, 2957, 1585, 1545, 406, 199, 199, 394,
	2150, 400, 154, 151, 1545, 832, 2731, 2719, 2715, 2723,
	2158, 1310, 1298, 2178, 4681, 2382, 2146, 2142, 1433, 2017,
	2162, 4477, 5225, 2961, 2293, 1585, 3787, 949, 958, 985,
	1322, 1719, 5133, 412, 1000, 1993, 778, 5435, 142, 751,
	763, 71, 760, 2901, 1589, 5670, 106, 1429, 2324, 2146,
	106, 1899, 1887, 1903, 5133, 3731, 3739, 3735, 1895, 2783,
	1891, 1907, 2092, 1661, 3795, 1947, 766, 3933, 3989, 1811,
	3957, 3993, 1827, 3961, 2771, 1743, 1899, 5230, 418, 577,
	226, 226, 205, 205, 442, 208, 208, 1075, 430, 5440,
	202, 202, 1997, 424, 3591, 3507, 436, 5675, 781, 4685,
	2237, 1871, 1553, 4677, 787, 211, 211, 1981, 1593, 1048,
	5445, 3595, 3503, 5680, 1963, 1557, 1557, 952, 50, 50,
	775, 928, 454, 466, 448, 997, 460, 5450, 2991, 5685,
	2408, 3012, 2429, 4871, 2539, 4723, 2523, 5235, 2478, 1066,
	745, 67, 469, 1449, 1445, 1453, 3315, 1445, 475, 2304,
	2314, 1003, 505, 946, 217, 217, 220, 220, 1012, 499,
	1469, 214, 214, 1469, 487, 1597, 1895, 2134, 2130, 2893,
	1417, 1413, 493, 5690, 793, 1465, 481, 961, 223, 223,
	511, 1015, 5455, 5695, 5240, 967, 955, 1051, 979, 796,
	517, 1018, 5460, 5700, 5245, 970, 36, 36, 526, 799,
	3703, 1473, 1707, 538, 532, 1021, 3695, 1649, 1939, 1847,
	3163, 3687, 4001, 1835, 3969, 3171, 1665, 3925, 2767, 1731,
	3973, 2819, 4321, 2827, 3937, 3997, 1819, 3965, 1807, 3941,
	1887, 1903, 3001, 2419, 2535, 4861, 4713, 2519, 5465, 2981,
	1927, 544, 3719, 3727, 3723, 3731, 3739, 3735, 5705, 1685,
	1681, 1473, 1771, 550, 2461, 3763, 1024, 1394, 1561, 5470,
	2029, 5710, 1561, 802, 973, 556, 568, 562, 1027, 1254,
	1254, 1254, 1254, 2478, 2461, 2, 5475, 1405, 82, 1481,
	5157, 2393, 2499, 2096, 2001, 2378, 2241, 1985, 2507, 2515,
	2433, 2482, 2547, 4727, 2531, 2308, 2318, 3063, 4325, 3071,
	2503, 2511, 2543, 2465, 4717, 2527, 4875, 4865, 2581, 4943,
	3031, 2009, 3067, 4335, 3075, 2669, 3039, 2679, 3043, 2593,
	2627, 2585, 4953, 3035, 2575, 2604, 2631, 2233, 2251, 2263,
	2271, 2088, 5250, 229, 229, 805, 595, 235, 235, 238,
	238, 1030, 589, 5480, 232, 232, 583, 838, 811, 5715,
	1306, 1294, 4593, 5255, 250, 250, 241, 241, 4505, 244,
	244, 1370, 3291, 3271, 3283, 1971, 1033, 5485, 829, 814,
	133, 1449, 1497, 4991, 2551, 4939, 2559, 2567, 1350, 2013,
	2178, 2053, 5260, 835, 6, 6, 5490, 1501, 5265, 3783,
	124, 124, 601, 3707, 1715, 3799, 613, 607, 1036, 1509,
	2005, 1867, 4057, 1509, 817, 3699, 1657, 1943, 1839, 3167,
	3691, 3985, 1831, 3953, 3175, 2763, 1739, 3977, 2823, 4331,
	2838, 3929, 3981, 1815, 3949, 1823, 3945, 1895, 1513, 4061,
	1931, 1505, 1775, 4369, 1063, 1060, 1072, 619, 4995, 637,
	631, 625, 1039, 5495, 1661, 1649, 1657, 1653, 820, 2045,
	5720, 2049, 3499, 2693, 2665, 2685, 2675, 2689, 2704, 5270,
	2909, 2949, 2949, 2619, 2555, 4949, 2563, 2571, 2005, 2021,
	2953, 2600, 2623, 2953, 268, 268, 1521, 976, 1054, 0,
	823, 649, 643, 1042, 5500, 2166, 790, 1398, 1246, 2194,
	2247, 2255, 2267, 5725, 1425, 5275, 655, 256, 256, 1711,
	3913, 982, 673, 259, 259, 1045, 685, 5505, 253, 253,
	667, 69, 3295, 3275, 3287, 2897, 2661, 691, 5730, 1653,
	3791, 1843, 1669, 4053, 2775, 1735, 1891, 1907, 1673, 1677,
	919, 826, 679, 5280, 661, 262, 262, 2795, 5153, 994,
	2787, 5137, 2889, 1290, 1290, 2084, 78, 3667, 2229, 1250,
	5510, 5735, 5285, 2791, 697, 2885, 5515, 5740, 5290, 5520,
	808, 5745, 5295, 1081, 964, 1078, 265, 265, 703, 1069,
	5525, 5750, 5300, 709, 1006, 712, 724, 1009, 718, 1254,
	784, 1533, 1525, 5305, 277, 277, 379, 2215, 2219, 2225,
	280, 280, 142, 142, 1084, 292, 292, 1409, 5530, 274,
	274, 1569, 1569, 841, 373, 4529, 14, 14, 2100, 4597,
	4621, 4609, 4613, 2065, 4185, 2065, 2076, 4201, 4205, 4209,
	4213, 4217, 4221, 4225, 4229, 2061, 2877, 4181, 2080, 193,
	3259, 385, 5755, 2267, 4659, 4655, 2275, 2279, 16, 2267,
	2275, 289, 289, 5310, 22, 2267, 2293, 283, 283, 286,
	286, 2162, 4409, 5161, 2289, 943, 1358, 2205, 2937, 2873,
	3155, 3155, 3275, 3279, 2289, 1087, 1314, 2170, 2170, 4233,
	943, 1541, 844, 1573, 2495, 5535, 2893, 3575, 2897, 4377,
	4381, 4385, 4393, 3599, 3543, 3523, 4389, 2889, 2885, 3771,
	4365, 3503, 3527, 3547, 3555, 3535, 3307, 3491, 3487, 3495,
	3483, 45, 2386, 3195, 5760, 2775, 2775, 2917, 3387, 3375,
	3383, 3371, 3359, 3447, 3459, 3439, 3451, 3411, 3399, 3407,
	3395, 3363, 3471, 3435, 3423, 3467, 3431, 3419, 4309, 3379,
	3367, 3327, 3323, 3315, 3443, 3455, 3347, 3351, 2751, 2747,
	2755, 3403, 3391, 3335, 3331, 3319, 3463, 3427, 3415, 3355,
	3343, 3339, 1358, 748, 100, 100, 5315, 1386, 2205, 2937,
	63, 4305, 3679, 1326, 1326, 2304, 4935, 2314, 2314, 391,
	2108, 4545, 4565, 4573, 4557, 4533, 2112, 1374, 745, 4581,
	409, 295, 295, 397, 4577, 4585, 403, 154, 154, 4241,
	88, 88, 151, 5540, 1153, 3651, 3651, 907, 3567, 4297,
	742, 2358, 1799, 1803, 124, 3311, 2739, 2735, 2743, 2358,
	4405, 5169, 4293, 3623, 3623, 32, 2346, 2346, 26, 59,
	1967, 2045, 1967, 1433, 2255, 4641, 2142, 5765, 2017, 109,
	109, 1489, 1787, 3655, 5320, 5081, 5089, 5085, 5093, 3083,
	3889, 3877, 3023, 3027, 1791, 3901, 2119, 4561, 4553, 4569,
	2657, 4549, 2123, 1795, 3897, 3023, 3027, 2941, 2945, 94,
	94, 1791, 1795, 2941, 2945, 2158, 2154, 3239, 1899, 4017,
	1318, 1581, 1661, 1274, 2767, 3779, 763, 415, 1096, 1589,
	1322, 1863, 4689, 130, 130, 850, 4237, 4113, 5545, 1835,
	1831, 2901, 2901, 3631, 3631, 106, 931, 3095, 343, 343,
	343, 2913, 2913, 1183, 3223, 3183, 10, 5770, 751, 2324,
	2334, 2182, 2033, 2759, 3159, 1661, 1863, 1835, 1831, 3783,
	3227, 3179, 5325, 1192, 4373, 421, 3091, 3551, 3547, 1947,
	4057, 4193, 1219, 3747, 4689, 2334, 301, 301, 4651, 445,
	2354, 304, 304, 2350, 1171, 433, 1593, 2338, 5550, 4841,
	298, 298, 4825, 4833, 4837, 3303, 1477, 4821, 4829, 427,
	1989, 1989, 1989, 1230, 1234, 1226, 580, 1222, 439, 5775,
	2969, 4353, 4669, 853, 853, 940, 2354, 2350, 2237, 4825,
	4821, 43, 2374, 2382, 4693, 4361, 2342, 4065, 1549, 2324,
	2237, 859, 322, 322, 307, 307, 1421, 4, 1981, 1553,
	1593, 2338, 1144, 3611, 5212, 5200, 5216, 5555, 5204, 73,
	3639, 5208, 3519, 730, 5780, 1963, 2965, 5121, 4401, 169,
	169, 1601, 166, 166, 1609, 1625, 1633, 1605, 1613, 172,
	172, 1617, 1637, 1621, 1629, 1641, 1645, 1382, 3231, 5330,
	2429, 4785, 736, 847, 931, 4761, 457, 451, 1093, 463,
	2408, 3012, 2408, 2429, 4723, 4723, 4901, 4737, 4745, 4753,
	3016, 4817, 5560, 2478, 2991, 1577, 1186, 2539, 4809, 4885,
	4881, 2450, 4777, 4777, 4769, 4769, 2450, 3051, 5785, 71,
	1441, 2523, 4793, 4801, 50, 50, 4893, 4701, 2977, 4165,
	4709, 4761, 4089, 2977, 3012, 4785, 2539, 2523, 2454, 2454,
	1903, 1250, 169, 1445, 1162, 1665, 3909, 1763, 1461, 472,
	3627, 3627, 1334, 2861, 5565, 3843, 3847, 1959, 2190, 1747,
	1751, 5790, 1286, 5335, 1461, 478, 1378, 1274, 313, 313,
	1417, 316, 316, 1108, 1099, 85, 85, 1903, 5570, 310,
	310, 1597, 4397, 2138, 4341, 1537, 508, 490, 1469, 1465,
	1469, 502, 2853, 733, 1997, 1437, 2057, 4345, 502, 2130,
	2865, 1525, 2865, 4433, 4525, 1180, 496, 5795, 865, 4525,
	175, 175, 5340, 1997, 3125, 3107, 3103, 3099, 1997, 1413,
	484, 1195, 319, 319, 514, 1111, 5575, 739, 5800, 5345,
	1201, 1189, 868, 934, 520, 1114, 5580, 523, 1147, 1213,
	5805, 5350, 1927, 1887, 3811, 3775, 2419, 4781, 4005, 529,
	4249, 1473, 871, 3695, 4149, 3695, 4757, 115, 115, 1649,
	1939, 3827, 3819, 1747, 1755, 3893, 4073, 1723, 4909, 3803,
	4924, 4928, 3767, 3671, 76, 61, 4125, 4141, 4133, 541,
	535, 3163, 76, 1117, 3881, 1306, 1314, 4025, 3921, 1779,
	2397, 1649, 1723, 1811, 1807, 1851, 1665, 1847, 1867, 1763,
	2929, 3001, 2397, 2419, 4713, 4713, 4897, 4733, 4741, 4749,
	3005, 4813, 4757, 2973, 3001, 4781, 2535, 2519, 4101, 3171,
	5585, 2535, 4805, 1811, 1807, 4037, 3479, 1204, 2461, 1851,
	3223, 4041, 3587, 547, 3263, 3263, 2439, 4773, 4773, 4765,
	4765, 2439, 3047, 3711, 1951, 3687, 3719, 3727, 3743, 3723,
	1755, 1759, 4117, 5810, 4469, 4493, 2041, 69, 3563, 3563,
	4365, 18, 4157, 1847, 3227, 1867, 4049, 1266, 2881, 1362,
	5355, 1771, 2519, 4789, 4797, 61, 1294, 1302, 553, 36,
	36, 4889, 4697, 2973, 2929, 2921, 4085, 4705, 4169, 3559,
	2827, 3555, 3917, 4021, 2443, 2443, 2186, 127, 127, 3615,
	3659, 3659, 1739, 1739, 1743, 1731, 1735, 3515, 4461, 1120,
	1282, 2076, 5590, 1529, 145, 145, 2084, 22, 5173, 151,
	151, 2025, 2751, 2182, 4465, 5129, 1334, 2029, 2779, 5815,
	2029, 5360, 2215, 874, 2857, 2857, 2995, 2488, 2482, 1875,
	1879, 2985, 2471, 2465, 1883, 2811, 2807, 1993, 559, 2069,
	2271, 4663, 2283, 574, 2271, 3643, 3643, 1481, 82, 82,
	2308, 2318, 4541, 571, 565, 2263, 4645, 4537, 1123, 1278,
	2378, 1915, 3839, 1677, 1677, 2328, 2393, 3855, 2241, 1985,
	1985, 5595, 2433, 2515, 2515, 2433, 4727, 4727, 2531, 2507,
	2507, 1879, 1767, 5181, 2005, 3143, 3135, 2005, 1207, 1875,
	2423, 1689, 1330, 2511, 1689, 1767, 2511, 2423, 4717, 4717,
	2503, 2527, 2503, 3063, 3071, 2088, 5820, 118, 118, 2001,
	3129, 3111, 2001, 3121, 3117, 2009, 2009, 3151, 3147, 2096,
	2096, 5193, 1975, 4421, 2581, 3031, 4943, 2581, 4943, 1883,
	1693, 3871, 1701, 1693, 3067, 3075, 2585, 3035, 4953, 5365,
	2088, 2096, 2233, 2251, 2251, 2088, 2096, 3039, 3043, 2611,
	5035, 2627, 2593, 2627, 5035, 2585, 4953, 2615, 5045, 2631,
	2604, 2631, 5045, 2547, 325, 325, 2543, 3063, 3071, 3067,
	3075, 877, 8, 1485, 1238, 2803, 3759, 2297, 2799, 2412,
	52, 4349, 3751, 2401, 38, 2831, 3755, 2842, 2198, 1911,
	3835, 1673, 1673, 3851, 3311, 331, 331, 2739, 2735, 334,
	334, 1126, 2743, 592, 4509, 2731, 4273, 598, 4281, 5600,
	757, 328, 328, 4289, 4253, 838, 2142, 1799, 4277, 4269,
	1370, 4285, 586, 913, 883, 4257, 2719, 5825, 4261, 4265,
	2715, 2104, 1803, 4625, 1565, 1565, 112, 112, 160, 160,
	2849, 4601, 4605, 4617, 1565, 346, 346, 2727, 337, 337,
	2723, 4501, 340, 340, 3251, 2092, 148, 148, 2092, 5185,
	5189, 1971, 1129, 12, 28, 1338, 2775, 1342, 5605, 904,
	922, 1561, 3607, 886, 2965, 925, 1461, 1457, 1461, 24,
	4441, 2747, 4437, 2033, 4449, 4673, 133, 133, 4453, 4457,
	133, 4425, 5830, 91, 91, 2551, 4959, 4975, 2559, 4939,
	2551, 4975, 2559, 4939, 4983, 4967, 3055, 2567, 1346, 1497,
	4967, 4983, 3055, 2013, 3243, 3199, 3203, 2053, 2053, 2567,
	2815, 5370, 910, 1242, 5610, 4397, 5835, 1390, 5375, 1453,
	4429, 57, 2374, 6, 6, 1931, 1895, 3815, 3779, 4013,
	2209, 604, 2049, 4245, 3699, 4153, 4189, 3699, 163, 163,
	1657, 4081, 1943, 3831, 3867, 3823, 1751, 1759, 3905, 4077,
	1727, 1697, 3807, 2174, 1501, 3771, 3675, 80, 65, 4129,
	4137, 4145, 616, 610, 3167, 80, 1132, 3885, 4033, 1310,
	1310, 1783, 1509, 1505, 1509, 1513, 3511, 124, 124, 4105,
	3175, 5615, 1827, 1823, 4045, 889, 937, 1657, 1727, 1827,
	1823, 1839, 1871, 1859, 1697, 2933, 754, 2342, 1839, 1871,
	1270, 3267, 3267, 5165, 3715, 1955, 3691, 4121, 5840, 4473,
	4497, 20, 4161, 4413, 1859, 1366, 5380, 1775, 65, 1298,
	1298, 2933, 2925, 3539, 2838, 3535, 4317, 4029, 1517, 622,
	1302, 2555, 4963, 4979, 640, 2563, 4949, 634, 628, 4971,
	4987, 3059, 4417, 2571, 1135, 2905, 2759, 4633, 1919, 3843,
	1681, 1681, 103, 103, 34, 3859, 2037, 2037, 3663, 5620,
	3231, 3647, 1159, 1156, 2084, 2092, 121, 121, 895, 892,
	892, 2194, 4637, 2247, 2247, 4849, 4857, 4845, 4853, 2259,
	4445, 4069, 1649, 2037, 4489, 4357, 2084, 3235, 4905, 4913,
	4917, 1168, 30, 4301, 3255, 5845, 3619, 3619, 2092, 2693,
	2697, 2704, 2708, 2665, 2685, 2665, 2685, 2675, 2689, 2675,
	2689, 3499, 3499, 3503, 3503, 1657, 5385, 2037, 3235, 2909,
	3603, 3599, 940, 922, 127, 2589, 5031, 4999, 2619, 5023,
	5015, 5059, 2635, 5007, 4093, 2589, 2619, 5031, 2635, 5059,
	5051, 5105, 5097, 2555, 4979, 2563, 4949, 4987, 4971, 3059,
	2571, 2021, 3635, 157, 157, 136, 136, 139, 139, 2600,
	5041, 5003, 5117, 2623, 5027, 3683, 5113, 4097, 5019, 5070,
	2646, 5011, 2600, 2623, 5041, 2646, 5070, 5055, 5101, 5109,
	1923, 3847, 1685, 1685, 3863, 271, 271, 3211, 898, 3271,
	652, 646, 1138, 1425, 3207, 5625, 2166, 2166, 862, 916,
	916, 2267, 2194, 1246, 2267, 2194, 364, 364, 760, 247,
	247, 2755, 4485, 4481, 2138, 3855, 2771, 3247, 5177, 5850,
	5125, 3859, 1354, 1521, 3531, 3551, 3559, 2827, 2370, 3539,
	2838, 3571, 2370, 4517, 4513, 4313, 4521, 3299, 5390, 1150,
	1210, 658, 2495, 1707, 1715, 1891, 4009, 352, 352, 1653,
	1216, 676, 355, 355, 1141, 1843, 688, 4053, 4109, 5630,
	349, 349, 1819, 1815, 3475, 3215, 3215, 3191, 3579, 670,
	106, 106, 694, 5855, 1653, 1669, 1819, 1815, 2661, 901,
	919, 901, 1855, 3219, 3219, 3187, 682, 3583, 5395, 3087,
	664, 3531, 3527, 1855, 358, 358, 4197, 1907, 5145, 5149,
	2783, 4177, 940, 934, 1989, 922, 925, 2053, 1669, 937,
	892, 2639, 5063, 2650, 5074, 916, 2819, 2823, 1090, 2763,
	2104, 2869, 2366, 3079, 78, 78, 5635, 2819, 2593, 2604,
	5860, 2053, 2823, 5400, 5063, 2639, 5074, 2650, 4173, 700,
	4629, 2100, 2362, 1493, 5640, 5865, 1493, 2229, 2229, 5405,
	2893, 3575, 2897, 3543, 5645, 3739, 3727, 880, 3731, 3719,
	3743, 3139, 4377, 5870, 4381, 4385, 3735, 3723, 5410, 4393,
	4389, 3523, 2889, 2885, 361, 361, 1177, 706, 1165, 97,
	97, 5650, 1198, 5875, 5415, 1174, 367, 367, 715, 727,
	1105, 721, 1533, 856, 5655, 1102, 1935, 5880, 5420, 1262,
	1258,
};

/* clang-format on */
